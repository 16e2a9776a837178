import { desc, eq } from 'drizzle-orm'
import { mayRead, type Classification } from '@wadah/contracts/classification'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { FieldClass } from '@wadah/contracts/secrecy'
import type { Database, Executor } from '../database.ts'
import { feed } from '../schema/feeds.ts'
import { classificationChange } from '../schema/secrecy.ts'
import { addAuditEvent, type Actor } from './audit.ts'
import { touchEnablement } from './enablement.ts'
import { forgetTakenIn, keepClassesOfHistory, openHistory, type ClosedHistory } from './history-classes.ts'
import { renewSnapshot } from './renew-snapshot.ts'

export type ClassificationChangeRow = typeof classificationChange.$inferSelect

/** The classes that apply to a feed. */
export interface EffectiveClasses {
  classification: Classification
  fieldClasses: FieldClass[]
}

type Declared = Pick<FeedMeta, 'classification' | 'fields'>

/** Decisions about a feed, the newest first. */
export function listClassificationChanges(executor: Executor, feedId: string): Promise<ClassificationChangeRow[]> {
  return executor.orm
    .select()
    .from(classificationChange)
    .where(eq(classificationChange.feed, feedId))
    .orderBy(desc(classificationChange.id))
}

/** The class of a path as a release declares it; empty for the whole. */
export function declaredClass(meta: Declared, path: string): Classification | undefined {
  return path === '' ? meta.classification : meta.fields?.find((field) => field.path === path)?.classification
}

/** What applies of a declaration and a decision: the stricter, and a lower one only for exactly the declaration it was made about. */
function applied(declared: Classification, change: ClassificationChangeRow | undefined): Classification {
  if (change === undefined) return declared
  return mayRead(change.classification, declared) || change.declared === declared ? change.classification : declared
}

/** The classes that apply to a feed that a release declares so. */
export async function effectiveClasses(executor: Executor, feedId: string, meta: Declared): Promise<EffectiveClasses> {
  const changes = await listClassificationChanges(executor, feedId)
  const newest = (path: string) => changes.find((change) => change.path === path)
  return {
    classification: applied(meta.classification, newest('')),
    fieldClasses: (meta.fields ?? []).map(({ path, classification }) => ({ path, classification: applied(classification, newest(path)) })),
  }
}

/** One decision of the walidata. */
export interface NewClassification {
  feed: string
  /** Path of a part that the release declares; empty for the whole. */
  path: string
  classification: Classification
  reason: string
  actor: Actor
  at: Date
  /** Opens what was taken in before as well; without, that keeps the class it was taken in under. */
  openHistory?: boolean | undefined
}

/** What a decision changed. */
export interface ChangedClass {
  before: Classification
  after: Classification
  /** What was taken in before and is open now, where the decision says so. */
  opened?: ClosedHistory
}

/**
 * Changes the class of a feed or a part of it, for every screen. `undefined` when there is no such feed or part.
 *
 * @remarks Closing works at once on everything. Opening works on what comes in from then on, unless it says otherwise. The decision, its
 * effect and the audit entry are one transaction.
 */
export function changeClassification(database: Database, change: NewClassification): Promise<ChangedClass | undefined> {
  return database.transaction(async (tx) => {
    const [row] = await tx.orm.select().from(feed).where(eq(feed.id, change.feed)).for('update')
    const declared = row && declaredClass(row.meta, change.path)
    if (!row || declared === undefined) return undefined
    const before =
      change.path === '' ? row.classification : (row.fieldClasses.find(({ path }) => path === change.path)?.classification ?? declared)
    const { openHistory: isHistoryOpened = false, ...decision } = change
    await tx.orm.insert(classificationChange).values({ ...decision, actor: change.actor.name, declared })
    await keepClassesOfHistory(tx, row)
    await tx.orm
      .update(feed)
      .set(await effectiveClasses(tx, change.feed, row.meta))
      .where(eq(feed.id, change.feed))
    const isRaised = mayRead(change.classification, before)
    const opensHistory = isHistoryOpened && !isRaised
    const opened = opensHistory ? await openHistory(tx, row, { path: change.path, to: change.classification }) : undefined
    if (!isRaised && !opensHistory) await forgetTakenIn(tx, change.feed)
    await addAuditEvent(tx, {
      at: change.at,
      actor: change.actor,
      action: isRaised ? 'classification.raise' : 'classification.lower',
      subject: change.feed,
      details: {
        path: change.path,
        from: before,
        to: change.classification,
        declared,
        reason: change.reason,
        ...(opened && { history: opened }),
      },
    })
    await renewSnapshot(tx, change.feed)
    // Who may see it from now on does not have its widgets at hand yet; who may not any more is told by the stream.
    if (!isRaised) await touchEnablement(tx)
    return { before, after: change.classification, ...(opened && { opened }) }
  })
}
