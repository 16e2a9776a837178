import { desc } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { auditSeal } from '../schema/secrecy.ts'

export type AuditSealRow = typeof auditSeal.$inferSelect

/** Keeps a seal of the chain's head; the same head is sealed once. */
export async function addAuditSeal(executor: Executor, seal: AuditSealRow): Promise<void> {
  await executor.orm.insert(auditSeal).values(seal).onConflictDoNothing()
}

/** Seals, the newest first. */
export function listAuditSeals(executor: Executor, limit = 10_000): Promise<AuditSealRow[]> {
  return executor.orm.select().from(auditSeal).orderBy(desc(auditSeal.lastId)).limit(limit)
}
