import { and, asc, eq } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { account, passkey, twoFactor, user } from '../schema/identity.ts'

export type PasskeyRow = typeof passkey.$inferSelect
export type SecondFactorRow = typeof twoFactor.$inferSelect

const passwordOf = (userId: string) => and(eq(account.userId, userId), eq(account.providerId, 'credential'))

/** Hash of a person's password; undefined when they have none. */
export async function readPasswordHash(executor: Executor, userId: string): Promise<string | undefined> {
  const [row] = await executor.orm.select({ password: account.password }).from(account).where(passwordOf(userId))
  return row?.password ?? undefined
}

/** Keeps the hash of a person's password in place of a former one. */
export async function savePasswordHash(tx: Executor, userId: string, { hash, at }: { hash: string; at: Date }): Promise<void> {
  await tx.orm.delete(account).where(passwordOf(userId))
  await tx.orm.insert(account).values({
    id: crypto.randomUUID(),
    userId,
    accountId: userId,
    providerId: 'credential',
    password: hash,
    createdAt: at,
    updatedAt: at,
  })
}

/** The authenticator app of a person, also one that is not confirmed yet. */
export async function readSecondFactor(executor: Executor, userId: string): Promise<SecondFactorRow | undefined> {
  return (await executor.orm.select().from(twoFactor).where(eq(twoFactor.userId, userId)))[0]
}

/** Keeps an authenticator app that waits for its first code, in place of another that waited. */
export async function beginSecondFactor(
  tx: Executor,
  userId: string,
  { secret, backupCodes }: Pick<SecondFactorRow, 'secret' | 'backupCodes'>,
): Promise<void> {
  await tx.orm.delete(twoFactor).where(eq(twoFactor.userId, userId))
  await tx.orm.insert(twoFactor).values({ id: crypto.randomUUID(), userId, secret, backupCodes, verified: false })
}

/** From now on the person is asked for a code. */
export async function confirmSecondFactor(tx: Executor, userId: string): Promise<void> {
  await tx.orm.update(twoFactor).set({ verified: true }).where(eq(twoFactor.userId, userId))
  await tx.orm.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId))
}

/** Replaces the recovery codes. */
export async function saveRecoveryCodes(executor: Executor, userId: string, backupCodes: string): Promise<void> {
  await executor.orm.update(twoFactor).set({ backupCodes }).where(eq(twoFactor.userId, userId))
}

/** From now on the person is asked for a password alone. */
export async function removeSecondFactor(tx: Executor, userId: string): Promise<void> {
  await tx.orm.delete(twoFactor).where(eq(twoFactor.userId, userId))
  await tx.orm.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId))
}

/** Tells whether a person has an authenticator app or a passkey. */
export async function hasSecondFactor(executor: Executor, userId: string): Promise<boolean> {
  const [row] = await executor.orm
    .select({ app: user.twoFactorEnabled, passkey: passkey.id })
    .from(user)
    .leftJoin(passkey, eq(passkey.userId, user.id))
    .where(eq(user.id, userId))
    .limit(1)
  return row !== undefined && (row.app || row.passkey !== null)
}

/** Passkeys of a person, the oldest first. */
export function listPasskeys(executor: Executor, userId: string): Promise<PasskeyRow[]> {
  return executor.orm.select().from(passkey).where(eq(passkey.userId, userId)).orderBy(asc(passkey.createdAt))
}

/** Notes how often a passkey was used, which tells a copy from the original. */
export async function savePasskeyCounter(executor: Executor, id: string, counter: number): Promise<void> {
  await executor.orm.update(passkey).set({ counter }).where(eq(passkey.id, id))
}

/** Removes a passkey of a person; false when they have no such passkey. */
export async function removePasskey(executor: Executor, userId: string, id: string): Promise<boolean> {
  const removed = await executor.orm
    .delete(passkey)
    .where(and(eq(passkey.userId, userId), eq(passkey.id, id)))
    .returning({ id: passkey.id })
  return removed.length === 1
}

/** Removes every passkey of a person. */
export async function removePasskeys(executor: Executor, userId: string): Promise<void> {
  await executor.orm.delete(passkey).where(eq(passkey.userId, userId))
}
