import { randomUUID } from 'node:crypto'
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

/** Prefix of the keys under which used nonces are remembered; the value is the instant until which, epoch ms. */
const noncePrefix = 'nonce:'

/** Tells whether a nonce is used for the first time, over all replicas, and remembers it until it is good no more; forgets those that are. */
export async function useNonce(
  executor: Executor,
  nonce: string,
  { now, goodUntil }: { now: number; goodUntil: number },
): Promise<boolean> {
  await executor.rows(sql`delete from setting where starts_with(key, ${noncePrefix}) and (value)::bigint < ${now}`)
  const rows = await executor.rows(sql`
    insert into setting (key, value) values (${noncePrefix + nonce}, to_jsonb(${goodUntil}::bigint))
    on conflict (key) do nothing returning key`)
  return rows.length > 0
}

/** Raises a counter and returns its new value; two transactions never get the same. */
export async function raiseCounter(executor: Executor, key: string): Promise<number> {
  const [row] = await executor.rows<{ value: number }>(sql`
    insert into setting (key, value) values (${key}, to_jsonb(1))
    on conflict (key) do update set value = to_jsonb((setting.value)::int + 1)
    returning (value)::int as value`)
  return row?.value ?? 0
}

const epochKey = 'epoch'

/**
 * The epoch in which this database counts: versions and revisions of one epoch compare, those of two do not. Begins the first one.
 */
export async function readEpoch(executor: Executor): Promise<string> {
  const [row] = await executor.rows<{ value: string }>(sql`
    insert into setting (key, value) values (${epochKey}, to_jsonb(${randomUUID()}::text))
    on conflict (key) do update set value = setting.value
    returning value #>> '{}' as value`)
  return row?.value ?? ''
}

/** Begins a new epoch: from here on numbers may be given again that were given before, as after a restore. */
export async function beginEpoch(executor: Executor): Promise<void> {
  await writeSetting(executor, epochKey, randomUUID())
}
