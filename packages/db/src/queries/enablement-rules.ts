import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { PilotFinding, PilotThresholds, RuleEnd } from '@wadah/contracts/enabling'
import type { Executor } from '../database.ts'
import { enablementRule } from '../schema/enabling.ts'
import { release } from '../schema/registry.ts'
import type { ReleaseRow } from './releases.ts'

export type EnablementRuleRow = typeof enablementRule.$inferSelect
export type RuleWithRelease = EnablementRuleRow & { releaseRow: ReleaseRow }

/** Rules in force, the oldest first; of one plugin or of all. */
export async function listActiveRules(executor: Executor, plugin?: string): Promise<RuleWithRelease[]> {
  const rows = await executor.orm
    .select()
    .from(enablementRule)
    .innerJoin(release, eq(release.hash, enablementRule.release))
    .where(and(isNull(enablementRule.endedAt), plugin === undefined ? undefined : eq(enablementRule.plugin, plugin)))
    .orderBy(asc(enablementRule.id))
  return rows.map((row) => ({ ...row.enablement_rule, releaseRow: row.release }))
}

/** Rules that have come to their end, the newest first. */
export async function listEndedRules(executor: Executor, limit: number): Promise<RuleWithRelease[]> {
  const rows = await executor.orm
    .select()
    .from(enablementRule)
    .innerJoin(release, eq(release.hash, enablementRule.release))
    .where(isNotNull(enablementRule.endedAt))
    .orderBy(desc(enablementRule.endedAt))
    .limit(limit)
  return rows.map((row) => ({ ...row.enablement_rule, releaseRow: row.release }))
}

/** One rule with its release, locked until the transaction ends. */
export async function lockRule(tx: Executor, id: number): Promise<RuleWithRelease | undefined> {
  const [row] = await tx.orm.select().from(enablementRule).where(eq(enablementRule.id, id)).for('update')
  if (row === undefined) return undefined
  const [releaseRow] = await tx.orm.select().from(release).where(eq(release.hash, row.release))
  return releaseRow && { ...row, releaseRow }
}

/** Puts a rule in force; returns its id. */
export async function addRule(executor: Executor, row: Omit<typeof enablementRule.$inferInsert, 'id'>): Promise<number> {
  const [added] = await executor.orm.insert(enablementRule).values(row).returning({ id: enablementRule.id })
  return added?.id ?? 0
}

/** Changes how a pilot is watched. */
export async function adjustRule(
  executor: Executor,
  id: number,
  set: { soakUntil?: Date; thresholds?: PilotThresholds; release?: string; policy?: EnablementRuleRow['policy'] },
): Promise<void> {
  await executor.orm.update(enablementRule).set(set).where(eq(enablementRule.id, id))
}

/** Ends a rule; it stays as history. */
export async function endRule(
  executor: Executor,
  id: number,
  end: { at: Date; by: string; ending: RuleEnd; reason: string; findings?: PilotFinding[] },
): Promise<void> {
  await executor.orm
    .update(enablementRule)
    .set({ endedAt: end.at, endedBy: end.by, ending: end.ending, endReason: end.reason, findings: end.findings ?? null })
    .where(eq(enablementRule.id, id))
}
