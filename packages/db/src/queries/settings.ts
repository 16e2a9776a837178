import { eq, sql } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { setting } from '../schema/city.ts'

/** Reads a setting of the installation. */
export async function readSetting<T>(executor: Executor, key: string): Promise<T | undefined> {
  const [row] = await executor.orm.select().from(setting).where(eq(setting.key, key))
  return row?.value as T | undefined
}

/** Writes a setting of the installation. */
export async function writeSetting(executor: Executor, key: string, value: unknown): Promise<void> {
  await executor.orm.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } })
}

/** Raises a counter and returns its new value; two transactions never get the same. */
export async function raiseCounter(executor: Executor, key: string): Promise<number> {
  const [row] = await executor.rows<{ value: number }>(sql`
    insert into setting (key, value) values (${key}, to_jsonb(1))
    on conflict (key) do update set value = to_jsonb((setting.value)::int + 1)
    returning (value)::int as value`)
  return row?.value ?? 0
}
