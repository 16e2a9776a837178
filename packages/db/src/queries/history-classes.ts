import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { classifications, mayRead, type Classification } from '@wadah/contracts/classification'
import { measureClasses, type Classified } from '@wadah/contracts/secrecy'
import type { Executor } from '../database.ts'
import { feed, hold, measurePoint, measureRevision, snapshot } from '../schema/feeds.ts'

type FeedRow = typeof feed.$inferSelect
type ClassesOfFeed = Pick<FeedRow, 'id' | 'meta' | 'classification' | 'fieldClasses'>

/** A part of a feed whose class is lowered, and to which. */
export interface Lowering {
  /** Empty for the whole. */
  path: string
  to: Classification
}

/** What was taken in before and would be opened: versions of the feed, and values of its measures with their revisions. */
export interface ClosedHistory {
  snapshots: number
  points: number
}

/** The classes that apply to a feed now, as they are kept with what it takes in. */
export function classesNow({ classification, fieldClasses }: Pick<FeedRow, 'classification' | 'fieldClasses'>): Classified {
  return { classification, fields: fieldClasses }
}

/**
 * Writes the present classes of a feed to what it took in before they were kept with it.
 *
 * @remarks Called before they change: what bears none is of the class that applied until now.
 */
export async function keepClassesOfHistory(tx: Executor, row: ClassesOfFeed): Promise<void> {
  const now = classesNow(row)
  await tx.orm
    .update(snapshot)
    .set({ classes: now })
    .where(and(eq(snapshot.feed, row.id), isNull(snapshot.classes)))
  for (const [name, classification] of Object.entries(measureClasses(row.meta.measures, now)))
    for (const table of [measurePoint, measureRevision])
      await tx.orm
        .update(table)
        .set({ classification })
        .where(and(eq(table.feed, row.id), eq(table.measure, name), isNull(table.classification)))
  // A measure that no release names any more is read with the strictest of all.
  for (const table of [measurePoint, measureRevision])
    await tx.orm
      .update(table)
      .set({ classification: strictestPart(now) })
      .where(and(eq(table.feed, row.id), isNull(table.classification)))
}

function strictestPart({ classification, fields = [] }: Classified): Classification {
  return [classification, ...fields.map((field) => field.classification)].reduce((a, b) => (mayRead(a, b) ? a : b))
}

/** Counts what a lowering would open besides what comes in from then on. */
export async function countClosedHistory(executor: Executor, row: ClassesOfFeed, lowering: Lowering): Promise<ClosedHistory> {
  const kept = await executor.orm
    .select({ classes: snapshot.classes, count: sql<number>`count(*)::int` })
    .from(snapshot)
    .where(and(eq(snapshot.feed, row.id), isNull(snapshot.purgedAt)))
    .groupBy(snapshot.classes)
  const snapshots = kept.filter(({ classes }) => opened(classes ?? classesNow(row), row, lowering) !== undefined)
  const total = (rows: readonly { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0)
  let points = 0
  const changes = measureChanges(row, lowering)
  for (const table of [measurePoint, measureRevision]) {
    const rows = await executor.orm
      .select({ measure: table.measure, classification: table.classification, count: sql<number>`count(*)::int` })
      .from(table)
      .where(eq(table.feed, row.id))
      .groupBy(table.measure, table.classification)
    points += total(
      rows.filter(({ measure, classification }) => {
        const change = changes.find(({ name }) => name === measure)
        return change !== undefined && isBetween(classification ?? change.before, change)
      }),
    )
  }
  return { snapshots: total(snapshots), points }
}

/** Tells whether anything of a feed was taken in as restricted. */
export async function hasRestrictedHistory(executor: Executor, feedId: string): Promise<boolean> {
  const [found] = await executor.rows<{ found: boolean }>(sql`
    select exists (select 1 from measure_point where feed = ${feedId} and classification = 'restricted')
      or exists (select 1 from snapshot where feed = ${feedId} and purged_at is null
        and (classes->>'classification' = 'restricted' or classes->'fields' @> '[{"classification":"restricted"}]'::jsonb)) as found`)
  return found?.found === true
}

/** Opens what was taken in under the class that is lowered; what is stricter than that stays as it is. The feed is given as it was. */
export async function openHistory(tx: Executor, row: ClassesOfFeed, lowering: Lowering): Promise<ClosedHistory> {
  const counted = await countClosedHistory(tx, row, lowering)
  const kept = await tx.orm.selectDistinct({ classes: snapshot.classes }).from(snapshot).where(eq(snapshot.feed, row.id))
  for (const { classes } of kept) {
    const next = classes === null ? undefined : opened(classes, row, lowering)
    if (next !== undefined)
      await tx.orm
        .update(snapshot)
        .set({ classes: next })
        .where(and(eq(snapshot.feed, row.id), sql`${snapshot.classes} = ${JSON.stringify(classes)}::text::jsonb`))
  }
  for (const change of measureChanges(row, lowering))
    for (const table of [measurePoint, measureRevision])
      await tx.orm
        .update(table)
        .set({ classification: change.after })
        .where(and(eq(table.feed, row.id), eq(table.measure, change.name), inArray(table.classification, classesBetween(change))))
  return counted
}

/**
 * Lets nothing of what was taken in before flow into what comes in under a lower class: neither what the bridge remembers nor the value
 * that waits for a decision.
 */
export async function forgetTakenIn(tx: Executor, feedId: string): Promise<void> {
  await tx.orm.update(feed).set({ adapterState: null }).where(eq(feed.id, feedId))
  await tx.orm
    .update(hold)
    .set({ candidate: null })
    .where(and(eq(hold.feed, feedId), isNull(hold.closedAt)))
}

/** Classes of a version after the lowering; undefined where it changes nothing of them. */
function opened(then: Classified, row: ClassesOfFeed, { path, to }: Lowering): Classified | undefined {
  const before = classAt(classesNow(row), path)
  const own = classAt(then, path)
  if (before === undefined || own === undefined || !isBetween(own, { before, after: to })) return undefined
  if (path === '') return { ...then, classification: to }
  return { ...then, fields: (then.fields ?? []).map((field) => (field.path === path ? { path, classification: to } : field)) }
}

function classAt({ classification, fields = [] }: Classified, path: string): Classification | undefined {
  return path === '' ? classification : fields.find((field) => field.path === path)?.classification
}

/** Stricter than what is decided now, and no stricter than what applied before. */
function isBetween(own: Classification, { before, after }: { before: Classification; after: Classification }): boolean {
  return mayRead(before, own) && !mayRead(after, own)
}

function classesBetween(change: { before: Classification; after: Classification }): Classification[] {
  return classifications.filter((one) => isBetween(one, change))
}

function measureChanges(row: ClassesOfFeed, lowering: Lowering): { name: string; before: Classification; after: Classification }[] {
  const now = classesNow(row)
  const before = measureClasses(row.meta.measures, now)
  const after = measureClasses(row.meta.measures, lowered(now, lowering))
  return Object.entries(before).map(([name, own]) => ({ name, before: own, after: after[name] ?? own }))
}

function lowered(now: Classified, { path, to }: Lowering): Classified {
  if (path === '') return { ...now, classification: to }
  return { ...now, fields: (now.fields ?? []).map((field) => (field.path === path ? { path, classification: to } : field)) }
}
