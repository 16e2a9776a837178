import { sql, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres, { type Sql } from 'postgres'
import { CodedError } from '@wadah/errors'
import { migrationsFolder, type Driver, type OpenOptions, type Orm } from '../database.ts'
import { refuseInsideTransaction } from '../transaction-scope.ts'

/** Any number that no other application locks by chance; replicas that start together migrate one after the other. */
const migrationLock = 3_278_001
const oldestVersion = 150_000

/** Reads 64-bit integers as PGlite does: a number as long as it is exact. */
const bigint = {
  to: 20,
  from: [20],
  serialize: String,
  parse: (text: string) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)),
}

/** Opens a PostgreSQL ≥ 15. */
export async function openPostgres(url: string, options: Required<OpenOptions>): Promise<Driver> {
  await migrateUnderLock(url)
  const client = postgres(url, {
    max: 8,
    onnotice: () => undefined,
    types: { bigint },
    connection: {
      application_name: 'wadah',
      statement_timeout: options.statementTimeoutMs,
      // A replica that hangs inside a transaction must not hold its locks against the others.
      idle_in_transaction_session_timeout: 60_000,
    },
  })
  const orm = drizzle(refusingInsideTransaction(client), { casing: 'snake_case' })
  return {
    kind: 'postgres',
    owner: client,
    orm: orm as unknown as Orm,
    rows: async <TRow>(target: Orm, statement: SQL) => [...((await target.execute(statement)) as unknown as TRow[])],
    listen: async (channel, callback, onGap) => {
      let isAgain = false
      const subscription = await client.listen(channel, callback, () => {
        if (isAgain) onGap?.()
        isAgain = true
      })
      return () => subscription.unlisten()
    },
    boss: { kind: 'postgres', connectionString: url },
    maintain: async () => undefined,
    close: () => client.end({ timeout: 5 }),
  }
}

/** Somebody may have kept `database.orm` from before; the check must stand where the statement is sent. */
function refusingInsideTransaction(client: Sql<{ bigint: bigint | number }>): Sql {
  return new Proxy(client, {
    get: (target, property, receiver) => {
      if (property === 'unsafe' || property === 'begin') refuseInsideTransaction(target)
      return Reflect.get(target, property, receiver)
    },
  }) as unknown as Sql
}

/** drizzle's migrator takes no lock: of three replicas that start at once two would die. */
async function migrateUnderLock(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
    const [version] = await client<{ number: number }[]>`select current_setting('server_version_num')::int as number`
    if ((version?.number ?? 0) < oldestVersion) throw new Error('it is older than version 15')
    const orm = drizzle(client, { casing: 'snake_case' })
    await orm.execute(sql`select pg_advisory_lock(${migrationLock})`)
    await migrate(orm, { migrationsFolder })
    await orm.execute(sql`select pg_advisory_unlock(${migrationLock})`)
  } catch (cause) {
    throw new CodedError(
      'storage_unavailable',
      `PostgreSQL at DATABASE_URL could not be used: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  } finally {
    await client.end({ timeout: 5 })
  }
}
