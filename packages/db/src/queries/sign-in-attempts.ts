import { eq, inArray, lt, sql } from 'drizzle-orm'
import { takeTurns, type Database, type Executor } from '../database.ts'
import { signInAttempt } from '../schema/identity.ts'

/** How failures of a key are answered. */
export interface AttemptRule {
  key: string
  /** How long the key waits after so many failures in a row. Milliseconds; 0 lets the next attempt in at once. */
  delayMs(failures: number): number
}

/** Failures older than this are forgotten. Milliseconds. */
const memoryMs = 24 * 3_600_000

/**
 * Counts an attempt as failed before it is looked at, so that many at once cannot slip through together; who succeeds takes it back.
 *
 * Gives the instant until which one of the keys is blocked, and counts nothing then; undefined lets the attempt in.
 */
export async function beginAttempt(database: Database, rules: readonly AttemptRule[], now: Date): Promise<Date | undefined> {
  return database.transaction(async (tx) => {
    // Always in the same order, so that two attempts never wait for each other.
    const ordered = rules.toSorted((a, b) => (a.key < b.key ? -1 : 1))
    for (const { key } of ordered) await takeTurns(tx, `sign-in ${key}`)
    const keys = ordered.map(({ key }) => key)
    const rows = await tx.orm.select().from(signInAttempt).where(inArray(signInAttempt.key, keys))
    const blocked = rows.flatMap(({ blockedUntil }) => (blockedUntil !== null && blockedUntil > now ? blockedUntil : []))
    if (blocked.length > 0) return blocked.toSorted((a, b) => b.getTime() - a.getTime())[0]
    for (const rule of ordered) await countFailure(tx, { rule, former: rows.find(({ key }) => key === rule.key), now })
    return undefined
  })
}

async function countFailure(
  tx: Executor,
  { rule, former, now }: { rule: AttemptRule; former: typeof signInAttempt.$inferSelect | undefined; now: Date },
): Promise<void> {
  const isForgotten = former === undefined || now.getTime() - former.lastAt.getTime() > memoryMs
  const failures = isForgotten ? 1 : former.failures + 1
  const delay = rule.delayMs(failures)
  const values = { failures, lastAt: now, blockedUntil: delay === 0 ? null : new Date(now.getTime() + delay) }
  await tx.orm
    .insert(signInAttempt)
    .values({ key: rule.key, ...values })
    .onConflictDoUpdate({ target: signInAttempt.key, set: values })
}

/** Takes the failure of one attempt back: it was none, but nothing was proven either. */
export async function takeBackAttempt(executor: Executor, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await executor.orm
    .update(signInAttempt)
    .set({ failures: sql`greatest(${signInAttempt.failures} - 1, 0)`, blockedUntil: null })
    .where(inArray(signInAttempt.key, [...keys]))
}

/** Forgets the failures of a key: its owner proved who they are, or an administrator helps. */
export async function forgetAttempts(executor: Executor, key: string): Promise<void> {
  await executor.orm.delete(signInAttempt).where(eq(signInAttempt.key, key))
}

/** Drops what is old enough not to count. */
export async function dropOldAttempts(executor: Executor, now: Date): Promise<void> {
  await executor.orm.delete(signInAttempt).where(lt(signInAttempt.lastAt, new Date(now.getTime() - memoryMs)))
}
