import { AsyncLocalStorage } from 'node:async_hooks'
import { join } from 'node:path'
import { sql, type SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { CodedError } from '@wadah/errors'
import { openPglite } from './pglite/open-pglite.ts'
import { openPostgres } from './postgres/open-postgres.ts'

/** The query builder both drivers share. */
export type Orm = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** Something statements can be sent to: the database, or a transaction of it. */
export interface Executor {
  readonly orm: Orm
  /** Rows of a hand-written statement, the same shape on both drivers. */
  rows<TRow>(statement: SQL): Promise<TRow[]>
}

/** An open database. */
export interface Database extends Executor {
  readonly kind: 'pglite' | 'postgres'
  /** Runs a transaction. A statement sent past it from inside throws `storage_misuse` at once. */
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T>
  /** Calls back for each notification committed on a channel; returns the way to stop. */
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>
  /** What pg-boss is constructed with: an adapter over the embedded database, or how to connect. */
  readonly boss: { kind: 'pglite'; client: BossClient } | { kind: 'postgres'; connectionString: string }
  /** Reclaims space and bounds the write-ahead log. PostgreSQL does so by itself. */
  maintain(): Promise<void>
  close(): Promise<void>
}

/** The part of PGlite that pg-boss's own adapter uses. */
export interface BossClient {
  query(sql: string, params?: unknown[]): Promise<{ rows: unknown[] }>
  exec(sql: string): Promise<{ rows: unknown[] }[]>
  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>>
}

/** Where the database is: a folder for the embedded one, or the address of a PostgreSQL. */
export type DatabaseLocation = { dataDir: string; loadFrom?: string | undefined } | { url: string }

/** Options of {@link openDatabase}. */
export interface OpenOptions {
  log?: (event: { level: 'info' | 'warn' | 'error'; message: string }) => void
  /** Longest time a statement may run. Default 30 s. */
  statementTimeoutMs?: number
}

/** What a driver brings; the differences between the two end there. */
export interface Driver {
  kind: 'pglite' | 'postgres'
  orm: Orm
  rows<TRow>(orm: Orm, statement: SQL): Promise<TRow[]>
  listen: Database['listen']
  boss: Database['boss']
  maintain(): Promise<void>
  close(): Promise<void>
}

const inTransaction = new AsyncLocalStorage<Driver>()

class OpenDatabase implements Database {
  private readonly driver: Driver

  constructor(driver: Driver) {
    this.driver = driver
  }

  get kind(): Driver['kind'] {
    return this.driver.kind
  }

  get orm(): Orm {
    this.refuseInsideTransaction()
    return this.driver.orm
  }

  get boss(): Database['boss'] {
    return this.driver.boss
  }

  rows<TRow>(statement: SQL): Promise<TRow[]> {
    this.refuseInsideTransaction()
    return this.driver.rows(this.driver.orm, statement)
  }

  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    this.refuseInsideTransaction()
    const { driver } = this
    return driver.orm.transaction((orm) => {
      const tx: Executor = { orm: orm as unknown as Orm, rows: (statement) => driver.rows(orm as unknown as Orm, statement) }
      return inTransaction.run(driver, () => work(tx))
    })
  }

  listen(channel: string, callback: (payload: string) => void): Promise<() => Promise<void>> {
    return this.driver.listen(channel, callback)
  }

  maintain(): Promise<void> {
    return this.driver.maintain()
  }

  close(): Promise<void> {
    return this.driver.close()
  }

  /** On one connection such a statement would wait for its own transaction for ever; on many it would silently read outside it. */
  private refuseInsideTransaction(): void {
    if (inTransaction.getStore() === this.driver) {
      throw new CodedError('storage_misuse', 'A statement was sent to the database from inside a transaction; send it to the transaction.')
    }
  }
}

/** Opens a database and brings its tables up to date. Throws `storage_locked` or `storage_unavailable`. */
export async function openDatabase(location: DatabaseLocation, options: OpenOptions = {}): Promise<Database> {
  const settings = { log: options.log ?? (() => undefined), statementTimeoutMs: options.statementTimeoutMs ?? 30_000 }
  const driver = 'url' in location ? await openPostgres(location.url, settings) : await openPglite(location, settings)
  return new OpenDatabase(driver)
}

/** Folder of the SQL migrations. */
export const migrationsFolder = join(import.meta.dirname, '..', 'migrations')

/** Sends a notification; delivered when the transaction commits. Payloads stay small: ids, never data. */
export async function notify(executor: Executor, channel: string, payload: unknown): Promise<void> {
  await executor.rows(sql`select pg_notify(${channel}, ${JSON.stringify(payload)})`)
}
