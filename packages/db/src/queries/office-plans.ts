import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { officePlan, type OfficeOrder, type OfficePlanState } from '../schema/offices.ts'

export type { OfficeOrder, OfficePlanState }
export type OfficePlanRow = typeof officePlan.$inferSelect

/** Notes a change that takes effect on a day to come; returns its id. */
export async function addOfficePlan(
  executor: Executor,
  plan: Pick<OfficePlanRow, 'order' | 'since' | 'plannedAt' | 'plannedBy' | 'plannedById'>,
): Promise<number> {
  const [added] = await executor.orm.insert(officePlan).values(plan).returning({ id: officePlan.id })
  return added?.id ?? 0
}

/** Changes to come, and those that did not fit on their day and that nobody has looked after yet; in the order of their days. */
export function listOpenOfficePlans(executor: Executor): Promise<OfficePlanRow[]> {
  return executor.orm
    .select()
    .from(officePlan)
    .where(inArray(officePlan.state, ['planned', 'failed']))
    .orderBy(asc(officePlan.since), asc(officePlan.id))
}

/** Ids of changes whose day has come, in the order in which they take effect. */
export async function dueOfficePlans(executor: Executor, now: Date): Promise<number[]> {
  const rows = await executor.orm
    .select({ id: officePlan.id })
    .from(officePlan)
    .where(and(eq(officePlan.state, 'planned'), lte(officePlan.since, now)))
    .orderBy(asc(officePlan.since), asc(officePlan.id))
  return rows.map(({ id }) => id)
}

/** A planned change, locked until the transaction ends. */
export async function lockOfficePlan(tx: Executor, id: number): Promise<OfficePlanRow | undefined> {
  return (await tx.orm.select().from(officePlan).where(eq(officePlan.id, id)).for('update'))[0]
}

/** Says what became of a planned change. */
export async function settleOfficePlan(
  tx: Executor,
  id: number,
  outcome: { state: OfficePlanState; settledAt: Date; settledBy: string; failure?: string },
): Promise<void> {
  await tx.orm.update(officePlan).set(outcome).where(eq(officePlan.id, id))
}
