import { and, asc, desc, eq, gte, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { publishingKey } from '../schema/city.ts'
import { release } from '../schema/registry.ts'
import type { ReleaseRow } from './releases.ts'

export type PublishingKeyRow = typeof publishingKey.$inferSelect

/** Registers the public half of a key of an OPD; false when the key is known already, revoked or not. */
export async function savePublishingKey(executor: Executor, row: typeof publishingKey.$inferInsert): Promise<boolean> {
  const saved = await executor.orm.insert(publishingKey).values(row).onConflictDoNothing().returning({ keyId: publishingKey.keyId })
  return saved.length > 0
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

/** Keys of one OPD, or of all; revoked ones too, the newest first. */
export function listPublishingKeys(executor: Executor, opd?: string): Promise<PublishingKeyRow[]> {
  return executor.orm
    .select()
    .from(publishingKey)
    .where(opd === undefined ? undefined : eq(publishingKey.opd, opd))
    .orderBy(asc(publishingKey.opd), desc(publishingKey.createdAt))
}

/** Makes a key useless from now on; undefined when there is none, or it was revoked before. */
export async function revokePublishingKey(
  executor: Executor,
  keyId: string,
  { at, by, reason }: { at: Date; by: string; reason: string },
): Promise<PublishingKeyRow | undefined> {
  const [revoked] = await executor.orm
    .update(publishingKey)
    .set({ revokedAt: at, revokedBy: by, revokedReason: reason })
    .where(and(eq(publishingKey.keyId, keyId), isNull(publishingKey.revokedAt)))
    .returning()
  return revoked
}

/** Releases that a key sealed, published at or after an instant; the newest first. */
export function releasesSealedBy(executor: Executor, keyId: string, since: Date): Promise<ReleaseRow[]> {
  return executor.orm
    .select()
    .from(release)
    .where(and(eq(release.keyId, keyId), gte(release.publishedAt, since)))
    .orderBy(desc(release.publishedAt))
}
