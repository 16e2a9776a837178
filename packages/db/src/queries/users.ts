import { asc, eq } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { session, user } from '../schema/identity.ts'

export type UserRow = typeof user.$inferSelect

/** Every user, by name. */
export function listUsers(executor: Executor): Promise<UserRow[]> {
  return executor.orm.select().from(user).orderBy(asc(user.name))
}

/** A user by e-mail. */
export async function findUserByEmail(executor: Executor, email: string): Promise<UserRow | undefined> {
  return (await executor.orm.select().from(user).where(eq(user.email, email)))[0]
}

/** A user by id. */
export async function findUser(executor: Executor, id: string): Promise<UserRow | undefined> {
  return (await executor.orm.select().from(user).where(eq(user.id, id)))[0]
}

/** Sets what a user may be. */
export async function setUserRoles(executor: Executor, id: string, grant: Pick<UserRow, 'roles' | 'opd'>): Promise<void> {
  await executor.orm.update(user).set(grant).where(eq(user.id, id))
}

/** Ends every session of a user. */
export async function endSessions(executor: Executor, userId: string): Promise<void> {
  await executor.orm.delete(session).where(eq(session.userId, userId))
}
