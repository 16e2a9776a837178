import { and, desc, eq } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { feed, measurePoint, snapshot } from '../schema/feeds.ts'
import { classesNow, keepClassesOfHistory } from './history-classes.ts'
import { upsertMeasurePoints } from './measures.ts'

/**
 * Makes what a pilot's feed brought under a contract the feed's own, once the feed has that contract: its last snapshot under a new
 * version, its measures, and what its bridge remembers.
 *
 * @remarks Tells whether there was anything newer than the feed has itself under that contract. Call it inside the transaction that
 * changed the contract.
 */
export async function adoptVariant(tx: Executor, { feed: id, contractHash }: { feed: string; contractHash: string }): Promise<boolean> {
  const [variant] = await tx.orm
    .select()
    .from(feed)
    .where(and(eq(feed.variantOf, id), eq(feed.contractHash, contractHash)))
  if (variant === undefined) return false
  const theirs = await lastOf(tx, variant.id, contractHash)
  const own = await lastOf(tx, id, contractHash)
  if (theirs === undefined || (own !== undefined && own.confirmedAt >= theirs.confirmedAt)) return false
  const [row] = await tx.orm.select().from(feed).where(eq(feed.id, id)).for('update')
  if (row === undefined) return false
  const version = row.version + 1
  await tx.orm.insert(snapshot).values({ ...theirs, classes: theirs.classes ?? classesNow(variant), feed: id, version })
  await tx.orm
    .update(feed)
    .set({ version, factsVersion: row.factsVersion + 1, adapterState: variant.adapterState, backfilledAt: variant.backfilledAt })
    .where(eq(feed.id, id))
  await keepClassesOfHistory(tx, variant)
  const points = await tx.orm.select().from(measurePoint).where(eq(measurePoint.feed, variant.id))
  await upsertMeasurePoints(
    tx,
    id,
    points.map(({ measure, area, series, period, value, missing, status, classification }) => ({
      measure,
      area,
      series,
      period,
      value,
      missing: missing ?? undefined,
      status: status ?? undefined,
      classification: classification ?? undefined,
    })),
    theirs.confirmedAt,
  )
  return true
}

async function lastOf(tx: Executor, feedId: string, contractHash: string): Promise<typeof snapshot.$inferSelect | undefined> {
  const [last] = await tx.orm
    .select()
    .from(snapshot)
    .where(and(eq(snapshot.feed, feedId), eq(snapshot.contractHash, contractHash)))
    .orderBy(desc(snapshot.version))
    .limit(1)
  return last
}
