import { and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { publishingKey } from '../schema/city.ts'

export type PublishingKeyRow = typeof publishingKey.$inferSelect

/** Registers the public half of a key of an OPD. */
export async function savePublishingKey(
  executor: Executor,
  row: { keyId: string; opd: string; publicKey: string; createdAt: Date },
): Promise<void> {
  await executor.orm.insert(publishingKey).values(row).onConflictDoNothing()
}

/** A key that may be used; revoked ones are not found. */
export async function findPublishingKey(executor: Executor, keyId: string): Promise<PublishingKeyRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(publishingKey)
      .where(and(eq(publishingKey.keyId, keyId), isNull(publishingKey.revokedAt)))
  )[0]
}

/** Keys of an OPD, revoked ones too. */
export function listPublishingKeys(executor: Executor, opd: string): Promise<PublishingKeyRow[]> {
  return executor.orm.select().from(publishingKey).where(eq(publishingKey.opd, opd))
}

/** Makes a key useless from now on. */
export async function revokePublishingKey(executor: Executor, keyId: string, at: Date): Promise<void> {
  await executor.orm.update(publishingKey).set({ revokedAt: at }).where(eq(publishingKey.keyId, keyId))
}
