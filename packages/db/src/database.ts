import { join } from 'node:path'
import { sql, type SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

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
  /**
   * Calls back for each notification committed on a channel; returns the way to stop. What is committed while the connection is down
   * is never heard: `onGap` is called when it is up again, and whoever keeps a state by notifications reads it anew then.
   */
  listen(channel: string, callback: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>
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
  /** Whose connections a transaction occupies: what `transaction-scope.ts` tells databases apart by. */
  owner: object
  orm: Orm
  rows<TRow>(orm: Orm, statement: SQL): Promise<TRow[]>
  listen: Database['listen']
  boss: Database['boss']
  maintain(): Promise<void>
  close(): Promise<void>
}

/** Folder of the SQL migrations. */
export const migrationsFolder = join(import.meta.dirname, '..', 'migrations')

/** Sends a notification; delivered when the transaction commits. Payloads stay small: ids, never data. */
export async function notify(executor: Executor, channel: string, payload: unknown): Promise<void> {
  await executor.rows(sql`select pg_notify(${channel}, ${JSON.stringify(payload)})`)
}

/** What else is written in the same transaction, so that the one never stands without the other: an entry of the audit trail. */
export type Alongside<TWritten = void> = (tx: Executor, written: TWritten) => Promise<void>

/** Makes transactions that name the same subject follow each other, until they end: for what is read first and then written. */
export async function takeTurns(tx: Executor, subject: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 3278))`)
}
