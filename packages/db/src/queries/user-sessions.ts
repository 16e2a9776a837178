import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { session } from '../schema/identity.ts'
import { oldestSession } from './session-users.ts'

export type SessionRow = typeof session.$inferSelect

/** Sessions of a person that are not over, last used first. */
export function listSessions(executor: Executor, userId: string, now: Date): Promise<SessionRow[]> {
  return executor.orm
    .select()
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now), gt(session.createdAt, oldestSession(now))))
    .orderBy(desc(session.updatedAt))
}

/** Ends one session of a person; false when they have no such session. */
export async function endSession(executor: Executor, userId: string, id: string): Promise<boolean> {
  const ended = await executor.orm
    .delete(session)
    .where(and(eq(session.userId, userId), eq(session.id, id)))
    .returning({ id: session.id })
  return ended.length === 1
}

/** Ends every session of a person but one; gives how many. */
export async function endOtherSessions(executor: Executor, userId: string, kept: string | undefined): Promise<number> {
  const others = kept === undefined ? eq(session.userId, userId) : and(eq(session.userId, userId), ne(session.id, kept))
  return (await executor.orm.delete(session).where(others).returning({ id: session.id })).length
}

/** Notes that a session proved anew who it is. */
export async function markProven(executor: Executor, id: string, now: Date): Promise<void> {
  await executor.orm.update(session).set({ provenAt: now }).where(eq(session.id, id))
}

/** Has a session act as the holder of a deputyship, or as its own person again. */
export async function setActingFor(executor: Executor, id: string, deputyship: string | undefined): Promise<void> {
  await executor.orm
    .update(session)
    .set({ actingFor: deputyship ?? null })
    .where(eq(session.id, id))
}

/** The deputyship as whose holder a session acts. */
export async function readActingFor(executor: Executor, id: string): Promise<string | undefined> {
  const [row] = await executor.orm.select({ actingFor: session.actingFor }).from(session).where(eq(session.id, id))
  return row?.actingFor ?? undefined
}
