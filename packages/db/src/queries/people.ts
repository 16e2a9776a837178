import { asc, count, countDistinct, eq, gt, and, max } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { account, passkey, session, user } from '../schema/identity.ts'
import type { UserRow } from './users.ts'

/** A person as an administrator sees them. */
export interface PersonRow {
  user: UserRow
  hasPassword: boolean
  passkeys: number
  sessions: number
  lastUsedAt: Date | undefined
}

/** Everybody, by name. */
export async function listPeople(executor: Executor, now: Date): Promise<PersonRow[]> {
  const [people, passwords, keys, sessions] = await Promise.all([
    executor.orm.select().from(user).orderBy(asc(user.name)),
    executor.orm.select({ userId: account.userId }).from(account).where(eq(account.providerId, 'credential')),
    executor.orm
      .select({ userId: passkey.userId, many: countDistinct(passkey.id) })
      .from(passkey)
      .groupBy(passkey.userId),
    executor.orm
      .select({ userId: session.userId, many: count(), last: max(session.updatedAt) })
      .from(session)
      .where(and(gt(session.expiresAt, now)))
      .groupBy(session.userId),
  ])
  const withPassword = new Set(passwords.map(({ userId }) => userId))
  const keysOf = new Map(keys.map(({ userId, many }) => [userId, many]))
  const sessionsOf = new Map(sessions.map((row) => [row.userId, row]))
  return people.map((row) => ({
    user: row,
    hasPassword: withPassword.has(row.id),
    passkeys: Number(keysOf.get(row.id) ?? 0),
    sessions: Number(sessionsOf.get(row.id)?.many ?? 0),
    lastUsedAt: sessionsOf.get(row.id)?.last ?? undefined,
  }))
}

/** Lets a person in or keeps them out; whoever is kept out has no session left. */
export async function setDisabled(tx: Executor, id: string, at: Date | undefined): Promise<void> {
  await tx.orm
    .update(user)
    .set({ disabledAt: at ?? null })
    .where(eq(user.id, id))
  if (at !== undefined) await tx.orm.delete(session).where(eq(session.userId, id))
}
