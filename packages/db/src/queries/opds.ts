import { asc, eq, isNull, or, gt, and } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { opd } from '../schema/city.ts'

export type OpdRow = typeof opd.$inferSelect
export type NewOpd = typeof opd.$inferInsert

/** Adds offices or brings their names up to date. */
export async function saveOpds(executor: Executor, rows: NewOpd[]): Promise<void> {
  for (const row of rows) await executor.orm.insert(opd).values(row).onConflictDoUpdate({ target: opd.id, set: row })
}

/** Adds the offices of the city's own list that are not there yet; what was recorded of the others since stands. */
export async function addMissingOpds(executor: Executor, rows: NewOpd[]): Promise<void> {
  if (rows.length > 0) await executor.orm.insert(opd).values(rows).onConflictDoNothing()
}

/** Offices that exist at an instant, by name. */
export function listOpds(executor: Executor, at: Date): Promise<OpdRow[]> {
  return executor.orm
    .select()
    .from(opd)
    .where(and(or(isNull(opd.validTo), gt(opd.validTo, at))))
    .orderBy(asc(opd.name))
}

/** One office, also when it exists no more. */
export async function findOpd(executor: Executor, id: string): Promise<OpdRow | undefined> {
  return (await executor.orm.select().from(opd).where(eq(opd.id, id)))[0]
}
