import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { opd } from '../schema/city.ts'
import { apiKey } from '../schema/keys.ts'

export type ApiKeyRow = typeof apiKey.$inferSelect

/** Keeps a new API key. */
export async function insertApiKey(executor: Executor, row: typeof apiKey.$inferInsert): Promise<void> {
  await executor.orm.insert(apiKey).values(row)
}

/** An API key by its public part, revoked or not, and when its OPD ended. */
export async function findApiKey(executor: Executor, id: string): Promise<(ApiKeyRow & { opdEndedAt: Date | null }) | undefined> {
  const [found] = await executor.orm
    .select({ row: apiKey, opdEndedAt: opd.validTo })
    .from(apiKey)
    .innerJoin(opd, eq(opd.id, apiKey.opd))
    .where(eq(apiKey.id, id))
  return found && { ...found.row, opdEndedAt: found.opdEndedAt }
}

/** API keys of one OPD, or of all; revoked ones too, the newest first. */
export function listApiKeys(executor: Executor, ofOpd?: string): Promise<ApiKeyRow[]> {
  return executor.orm
    .select()
    .from(apiKey)
    .where(ofOpd === undefined ? undefined : eq(apiKey.opd, ofOpd))
    .orderBy(asc(apiKey.opd), desc(apiKey.createdAt))
}

/** Makes an API key useless at once; undefined when there is none, or it was revoked before. */
export async function revokeApiKey(
  executor: Executor,
  id: string,
  { at, by, reason }: { at: Date; by: string; reason: string },
): Promise<ApiKeyRow | undefined> {
  const [revoked] = await executor.orm
    .update(apiKey)
    .set({ revokedAt: at, revokedBy: by, revokedReason: reason })
    .where(and(eq(apiKey.id, id), isNull(apiKey.revokedAt)))
    .returning()
  return revoked
}

/** Notes that an API key was used. */
export async function noteApiKeyUsed(executor: Executor, id: string, at: Date): Promise<void> {
  await executor.orm.update(apiKey).set({ lastUsedAt: at }).where(eq(apiKey.id, id))
}
