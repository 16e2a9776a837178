import { and, asc, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database, Executor } from '../database.ts'
import { screen, screenPairing } from '../schema/screens.ts'

export type ScreenRow = typeof screen.$inferSelect
export type ScreenPairingRow = typeof screenPairing.$inferSelect

/** What a screen shows and how it is called. */
export type ScreenFacts = Pick<ScreenRow, 'name' | 'room' | 'boards' | 'rotateSeconds'>

/** Every screen, revoked ones too, by name. */
export function listScreens(executor: Executor): Promise<ScreenRow[]> {
  return executor.orm.select().from(screen).orderBy(asc(screen.name))
}

/** A screen that was not revoked, by the hash of its token. */
export async function findScreenByToken(executor: Executor, tokenHash: string): Promise<ScreenRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(screen)
      .where(and(eq(screen.tokenHash, tokenHash), isNull(screen.revokedAt)))
  )[0]
}

/** Screens, among those asked for, that were not revoked. */
export async function presentScreens(executor: Executor, ids: readonly string[]): Promise<ScreenRow[]> {
  if (ids.length === 0) return []
  return executor.orm
    .select()
    .from(screen)
    .where(and(inArray(screen.id, [...ids]), isNull(screen.revokedAt)))
}

/** Notes that a screen was here. */
export async function noteScreenSeen(executor: Executor, id: string, at: Date): Promise<void> {
  await executor.orm.update(screen).set({ lastSeenAt: at }).where(eq(screen.id, id))
}

/** Changes what a screen shows; false when there is none, or it was revoked. */
export async function saveScreen(executor: Executor, id: string, facts: ScreenFacts): Promise<boolean> {
  const saved = await executor.orm
    .update(screen)
    .set(facts)
    .where(and(eq(screen.id, id), isNull(screen.revokedAt)))
    .returning({ id: screen.id })
  return saved.length > 0
}

/** Takes a screen's token away; false when there is none, or it was revoked before. */
export async function revokeScreen(executor: Executor, id: string, at: Date): Promise<boolean> {
  const revoked = await executor.orm
    .update(screen)
    .set({ revokedAt: at, tokenHash: null })
    .where(and(eq(screen.id, id), isNull(screen.revokedAt)))
    .returning({ id: screen.id })
  return revoked.length > 0
}

/** Keeps the code of a wall that waits, and drops those that waited too long. False when `most` walls wait already. */
export async function beginPairing(
  executor: Executor,
  row: Pick<ScreenPairingRow, 'code' | 'secretHash' | 'expiresAt'>,
  { now, most }: { now: Date; most: number },
): Promise<boolean> {
  await executor.orm.delete(screenPairing).where(lt(screenPairing.expiresAt, now))
  const [waiting] = await executor.orm.select({ count: count() }).from(screenPairing)
  if ((waiting?.count ?? 0) >= most) return false
  const kept = await executor.orm.insert(screenPairing).values(row).onConflictDoNothing().returning({ code: screenPairing.code })
  return kept.length > 0
}

/** Makes a screen of the wall that shows a code; undefined when no wall shows it, or somebody was faster. */
export function pairScreen(
  database: Database,
  code: string,
  row: Omit<typeof screen.$inferInsert, 'tokenHash'>,
): Promise<ScreenRow | undefined> {
  return database.transaction(async (tx) => {
    const [waiting] = await tx.orm.select().from(screenPairing).where(eq(screenPairing.code, code)).for('update')
    if (waiting === undefined || waiting.screen !== null || waiting.expiresAt < row.pairedAt) return undefined
    const [made] = await tx.orm.insert(screen).values(row).returning()
    await tx.orm.update(screenPairing).set({ screen: row.id }).where(eq(screenPairing.code, code))
    return made
  })
}

/** What a wall that waits learns: `gone` when its code ran out, `waiting`, or the screen it became, whose token hash is kept now. */
export function claimPairing(
  database: Database,
  secretHash: string,
  { tokenHash, now }: { tokenHash: string; now: Date },
): Promise<{ state: 'gone' | 'waiting' } | { state: 'paired'; screen: ScreenRow }> {
  return database.transaction(async (tx) => {
    const [pairing] = await tx.orm.select().from(screenPairing).where(eq(screenPairing.secretHash, secretHash)).for('update')
    if (pairing === undefined) return { state: 'gone' as const }
    if (pairing.screen === null) return { state: pairing.expiresAt < now ? ('gone' as const) : ('waiting' as const) }
    await tx.orm.delete(screenPairing).where(eq(screenPairing.code, pairing.code))
    const [paired] = await tx.orm
      .update(screen)
      .set({ tokenHash, lastSeenAt: now })
      .where(and(eq(screen.id, pairing.screen), isNull(screen.revokedAt), sql`${screen.tokenHash} is null`))
      .returning()
    return paired === undefined ? { state: 'gone' as const } : { state: 'paired' as const, screen: paired }
  })
}
