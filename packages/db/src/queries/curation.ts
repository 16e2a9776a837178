import { and, asc, desc, eq, gt, inArray, isNotNull, lt, notInArray, sql } from 'drizzle-orm'
import { checkNames, type CheckVerdict, type CurationPolicy } from '@wadah/contracts/curation'
import type { Executor } from '../database.ts'
import { curationPolicy, releaseCheck, releaseChecking, releaseDecision } from '../schema/curation.ts'
import { release } from '../schema/registry.ts'

export type ReleaseDecisionRow = typeof releaseDecision.$inferSelect
export type CurationPolicyRow = typeof curationPolicy.$inferSelect

/** The row that stands for every plugin without one of its own. */
export const everyPlugin = '*'

/**
 * Takes the checks of a release upon itself; undefined when another worker has them.
 *
 * @returns how often they were begun, this time included. A worker that began before `staleBefore` is taken for dead.
 */
export async function claimChecking(
  executor: Executor,
  claim: { release: string; worker: string; at: Date; staleBefore: Date },
): Promise<number | undefined> {
  const [row] = await executor.orm
    .insert(releaseChecking)
    .values({ release: claim.release, worker: claim.worker, startedAt: claim.at })
    .onConflictDoUpdate({
      target: releaseChecking.release,
      set: { worker: claim.worker, startedAt: claim.at, attempts: sql`${releaseChecking.attempts} + 1` },
      setWhere: lt(releaseChecking.startedAt, claim.staleBefore),
    })
    .returning({ attempts: releaseChecking.attempts })
  return row?.attempts
}

/** Lets go of what other workers had taken: for a process that is alone on its database. Their attempts stay counted. */
export async function releaseAllClaims(executor: Executor): Promise<void> {
  await executor.orm.update(releaseChecking).set({ startedAt: new Date(0) })
}

/** Keeps what the checks said, in place of what they said before. */
export async function saveChecks(executor: Executor, hash: string, verdicts: readonly CheckVerdict[], at: Date): Promise<void> {
  for (const { check, outcome, summary, findings } of verdicts) {
    const row = { release: hash, check, outcome, summary, findings, at }
    await executor.orm
      .insert(releaseCheck)
      .values(row)
      .onConflictDoUpdate({ target: [releaseCheck.release, releaseCheck.check], set: row })
  }
}

/** What the checks said of releases, in the order in which they run. */
export async function listChecks(executor: Executor, hashes: readonly string[]): Promise<Map<string, (CheckVerdict & { at: Date })[]>> {
  const found = new Map<string, (CheckVerdict & { at: Date })[]>(hashes.map((hash) => [hash, []]))
  if (hashes.length === 0) return found
  const rows = await executor.orm
    .select()
    .from(releaseCheck)
    .where(inArray(releaseCheck.release, [...hashes]))
  const inOrder = rows.toSorted((a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check))
  for (const { release: hash, ...verdict } of inOrder) found.get(hash)?.push(verdict)
  return found
}

/** Notes a decision; gives its number. */
export async function addDecision(executor: Executor, decision: Omit<typeof releaseDecision.$inferInsert, 'id'>): Promise<number> {
  const [row] = await executor.orm.insert(releaseDecision).values(decision).returning({ id: releaseDecision.id })
  return row?.id ?? 0
}

/** A decision by its number. */
export async function findDecision(executor: Executor, id: number): Promise<ReleaseDecisionRow | undefined> {
  return (await executor.orm.select().from(releaseDecision).where(eq(releaseDecision.id, id)))[0]
}

/** Decisions on some releases, the oldest first. */
export async function listDecisions(executor: Executor, hashes: readonly string[]): Promise<ReleaseDecisionRow[]> {
  if (hashes.length === 0) return []
  return executor.orm
    .select()
    .from(releaseDecision)
    .where(inArray(releaseDecision.release, [...hashes]))
    .orderBy(asc(releaseDecision.id))
}

/** What policies decided by themselves since an instant, the newest first. */
export function listPolicyDecisions(executor: Executor, since: Date): Promise<(ReleaseDecisionRow & { version: string })[]> {
  return executor.orm
    .select({ decision: releaseDecision, version: release.version })
    .from(releaseDecision)
    .innerJoin(release, eq(release.hash, releaseDecision.release))
    .where(and(isNotNull(releaseDecision.policy), gt(releaseDecision.at, since)))
    .orderBy(desc(releaseDecision.id))
    .limit(200)
    .then((rows) => rows.map(({ decision, version }) => ({ ...decision, version })))
}

/** Emergency acts that nobody has countersigned yet, the oldest first. */
export async function listOpenCountersignatures(executor: Executor): Promise<(ReleaseDecisionRow & { version: string })[]> {
  const answered = executor.orm.select({ id: releaseDecision.answers }).from(releaseDecision).where(isNotNull(releaseDecision.answers))
  const rows = await executor.orm
    .select({ decision: releaseDecision, version: release.version })
    .from(releaseDecision)
    .innerJoin(release, eq(release.hash, releaseDecision.release))
    .where(and(eq(releaseDecision.isEmergency, true), notInArray(releaseDecision.id, answered)))
    .orderBy(asc(releaseDecision.id))
  return rows.map(({ decision, version }) => ({ ...decision, version }))
}

/** The policy of a plugin: its own, else the installation's, else `review`. */
export async function curationPolicyOf(executor: Executor, plugin: string): Promise<CurationPolicy> {
  const rows = await executor.orm
    .select()
    .from(curationPolicy)
    .where(inArray(curationPolicy.plugin, [plugin, everyPlugin]))
  return (rows.find((row) => row.plugin === plugin) ?? rows[0])?.policy ?? 'review'
}

/** Every policy that was set, the installation's own among them. */
export function listCurationPolicies(executor: Executor): Promise<CurationPolicyRow[]> {
  return executor.orm.select().from(curationPolicy).orderBy(asc(curationPolicy.plugin))
}

/** Sets the policy of a plugin, or of every plugin without its own. */
export async function setCurationPolicy(executor: Executor, row: CurationPolicyRow): Promise<void> {
  await executor.orm.insert(curationPolicy).values(row).onConflictDoUpdate({ target: curationPolicy.plugin, set: row })
}

/** Takes back the policy of a plugin, so that the installation's holds. */
export async function revokeCurationPolicy(executor: Executor, plugin: string): Promise<void> {
  await executor.orm.delete(curationPolicy).where(eq(curationPolicy.plugin, plugin))
}
