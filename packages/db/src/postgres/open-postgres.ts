import { sql, type SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { CodedError } from '@wadah/errors'
import { migrationsFolder, type Driver, type OpenOptions, type Orm } from '../database.ts'

/** Any number that no other application locks by chance; replicas that start together migrate one after the other. */
const migrationLock = 3_278_001

/** Opens a PostgreSQL ≥ 15. */
export async function openPostgres(url: string, options: Required<OpenOptions>): Promise<Driver> {
  await migrateUnderLock(url)
  const client = postgres(url, {
    max: 8,
    onnotice: () => undefined,
    connection: { application_name: 'wadah', statement_timeout: options.statementTimeoutMs },
  })
  const orm = drizzle(client, { casing: 'snake_case' })
  return {
    kind: 'postgres',
    orm: orm as unknown as Orm,
    rows: async <TRow>(target: Orm, statement: SQL) => [...((await target.execute(statement)) as unknown as TRow[])],
    listen: async (channel, callback) => {
      const subscription = await client.listen(channel, callback)
      return () => subscription.unlisten()
    },
    boss: { kind: 'postgres', connectionString: url },
    maintain: async () => undefined,
    close: () => client.end({ timeout: 5 }),
  }
}

/** drizzle's migrator takes no lock: of three replicas that start at once two would die. */
async function migrateUnderLock(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 })
  try {
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
