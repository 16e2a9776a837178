import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { session, user } from '../schema/identity.ts'
import { heldRoles, type HeldRole } from './deputies.ts'
import type { UserRow } from './users.ts'

/** Who is behind a session. */
export interface SessionUser {
  user: UserRow
  /** Roles held for others at present. */
  held: HeldRole[]
  provenAt: Date | undefined
  /** Deputyship as whose holder the session acts. */
  actingFor: string | undefined
}

/** Longest a session lasts, however often it is used; then its person signs in anew. Milliseconds. */
export const longestSessionMs = 7 * 86_400_000

/** Sessions that began before are over. */
export function oldestSession(now: Date): Date {
  return new Date(now.getTime() - longestSessionMs)
}

/** Users by the sessions, among those asked for, that are not over at an instant. Whoever may not sign in is left out. */
export async function usersOfSessions(executor: Executor, sessions: readonly string[], now: Date): Promise<Map<string, SessionUser>> {
  if (sessions.length === 0) return new Map()
  const rows = await executor.orm
    .select({ session: session.id, provenAt: session.provenAt, actingFor: session.actingFor, user })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(
      and(
        inArray(session.id, [...sessions]),
        gt(session.expiresAt, now),
        gt(session.createdAt, oldestSession(now)),
        isNull(user.disabledAt),
      ),
    )
  const held = await heldRoles(executor, [...new Set(rows.map((row) => row.user.id))], now)
  return new Map(
    rows.map(({ session: id, user: row, provenAt, actingFor }) => [
      id,
      { user: row, held: held.get(row.id) ?? [], provenAt: provenAt ?? undefined, actingFor: actingFor ?? undefined },
    ]),
  )
}
