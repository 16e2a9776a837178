import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { session, user } from '../schema/identity.ts'
import type { UserRow } from './users.ts'

/** Users by the sessions, among those asked for, that are not over at an instant. */
export async function usersOfSessions(executor: Executor, sessions: readonly string[], now: Date): Promise<Map<string, UserRow>> {
  if (sessions.length === 0) return new Map()
  const rows = await executor.orm
    .select({ session: session.id, user })
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(inArray(session.id, [...sessions]), gt(session.expiresAt, now)))
  return new Map(rows.map((row) => [row.session, row.user]))
}
