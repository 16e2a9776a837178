import type { SQL } from 'drizzle-orm'
import type { Database, DatabaseLocation, Driver, Executor, OpenOptions, Orm } from './database.ts'
import { openPglite } from './pglite/open-pglite.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { insideTransaction, refuseAfterEnd, refuseInsideTransaction, type TransactionScope } from './transaction-scope.ts'

export { notify, takeTurns } from './database.ts'
export type { BossClient, Database, DatabaseLocation, Executor, OpenOptions, Orm } from './database.ts'

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
    return driver.orm.transaction((orm) =>
      insideTransaction(driver.owner, (scope) => work(new TransactionExecutor(driver, orm as unknown as Orm, scope))),
    )
  }

  listen(channel: string, callback: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>> {
    return this.driver.listen(channel, callback, onGap)
  }

  maintain(): Promise<void> {
    return this.driver.maintain()
  }

  close(): Promise<void> {
    return this.driver.close()
  }

  private refuseInsideTransaction(): void {
    refuseInsideTransaction(this.driver.owner)
  }
}

class TransactionExecutor implements Executor {
  private readonly driver: Driver
  private readonly scoped: Orm
  private readonly scope: TransactionScope

  constructor(driver: Driver, scoped: Orm, scope: TransactionScope) {
    this.driver = driver
    this.scoped = scoped
    this.scope = scope
  }

  get orm(): Orm {
    refuseAfterEnd(this.scope)
    return this.scoped
  }

  rows<TRow>(statement: SQL): Promise<TRow[]> {
    return this.driver.rows(this.orm, statement)
  }
}

/** Opens a database and brings its tables up to date. Throws `storage_locked` or `storage_unavailable`. */
export async function openDatabase(location: DatabaseLocation, options: OpenOptions = {}): Promise<Database> {
  const settings = { log: options.log ?? (() => undefined), statementTimeoutMs: options.statementTimeoutMs ?? 30_000 }
  const driver = 'url' in location ? await openPostgres(location.url, settings) : await openPglite(location, settings)
  return new OpenDatabase(driver)
}
