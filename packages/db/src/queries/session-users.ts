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

/** Users by the sessions, among those asked for, that are not over at an instant. Whoever may not sign in is left out. */
export async function usersOfSessions(executor: Executor, sessions: readonly string[], now: Date): Promise<Map<string, SessionUser>> {
  if (sessions.length === 0) return new Map()
  const rows = await executor.orm
    .select({ session: session.id, provenAt: session.provenAt, actingFor: session.actingFor, user })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(inArray(session.id, [...sessions]), gt(session.expiresAt, now), isNull(user.disabledAt)))
  const held = await heldRoles(executor, [...new Set(rows.map((row) => row.user.id))], now)
  return new Map(
    rows.map(({ session: id, user: row, provenAt, actingFor }) => [
      id,
      { user: row, held: held.get(row.id) ?? [], provenAt: provenAt ?? undefined, actingFor: actingFor ?? undefined },
    ]),
  )
}
