import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQL } from 'drizzle-orm'
import { CodedError } from '@wadah/errors'
import type { Database, DatabaseLocation, Driver, Executor, OpenOptions, Orm } from './database.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { openPostgres } from './postgres/open-postgres.ts'

export { notify } from './database.ts'
export type { BossClient, Database, DatabaseLocation, Executor, OpenOptions, Orm } from './database.ts'

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
