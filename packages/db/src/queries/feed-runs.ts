import { desc, eq, sql } from 'drizzle-orm'
import { CodedError } from '@wadah/errors'
import { measureClasses, wasStricter } from '@wadah/contracts/secrecy'
import type { Text } from '@wadah/contracts/texts'
import { notify, type Database, type Executor } from '../database.ts'
import { feed, feedRun, hold, snapshot } from '../schema/feeds.ts'
import type { FeedRow } from './feeds.ts'
import { classesNow } from './history-classes.ts'
import { findOpenHold } from './holds.ts'
import { upsertMeasurePoints, type MeasurePointInput } from './measures.ts'
import { newestSnapshot } from './snapshots.ts'

export type FeedRunRow = typeof feedRun.$inferSelect

/** New data of a run, serialised once. */
export interface RunData {
  data: unknown
  /** SHA-256 of the serialised data. */
  contentHash: string
  brotli?: Buffer | undefined
  zstd?: Buffer | undefined
  period?: string | undefined
  observedAt?: Date | undefined
  points: readonly MeasurePointInput[]
}

/** How a run ended. `held`: the data is implausible; the last good value stays and this waits for a person. */
export type RunOutcome =
  | { kind: 'ok'; data: RunData; state?: { value: unknown } | undefined; backfilled?: boolean }
  | { kind: 'held'; data: RunData; reason: Text; state?: { value: unknown } | undefined }
  | { kind: 'failed'; code: string; reason: string }

/** One run to be recorded. */
export interface RunRecord {
  feed: string
  contractHash: string
  /** The secrecy revision of the feed when the run began; absent: whatever it is. */
  secrecyRevision?: number | undefined
  startedAt: Date
  finishedAt: Date
  outcome: RunOutcome
}

/** What recording changed. */
export interface RecordedRun {
  version: number
  factsVersion: number
  /** A new snapshot came into being. */
  changed: boolean
}

/**
 * Records a run, all or nothing: the run, a snapshot when the content changed, measure points, the bridge's state, and a notification.
 *
 * @remarks The feed's row is locked first, so versions rise in the order of commits on every replica. A run that began under another
 * contract is noted and changes nothing: its data would not fit what is enabled now. So is one during which a class changed or content was
 * purged: what it brings was taken in under what applied before. Throws `not_found`.
 */
export function recordRun(database: Database, record: RunRecord): Promise<RecordedRun> {
  return database.transaction(async (tx) => {
    const [row] = await tx.orm.select().from(feed).where(eq(feed.id, record.feed)).for('update')
    if (!row) throw new CodedError('not_found', `There is no feed ${record.feed}.`)
    if (row.contractHash !== record.contractHash) {
      await addRun(tx, record, { outcome: 'unchanged', reason: 'The contract of the feed changed while this ran.' })
      return { version: row.version, factsVersion: row.factsVersion, changed: false }
    }
    if (record.secrecyRevision !== undefined && record.secrecyRevision !== row.secrecyRevision) {
      await addRun(tx, record, { outcome: 'unchanged', reason: 'The class of the feed changed while this ran.' })
      return { version: row.version, factsVersion: row.factsVersion, changed: false }
    }
    const outcome = await heldByHand(tx, record)
    const result = outcome.kind === 'failed' ? await recordFailure(tx, row, record, outcome) : await recordData(tx, row, record, outcome)
    // Screens hear of what they would show differently, and of nothing else: bandwidth is scarce.
    if (result.factsVersion !== row.factsVersion)
      await notify(tx, 'feed', { id: row.id, version: result.version, factsVersion: result.factsVersion })
    return result
  })
}

/** Somebody may have held the feed while this ran: then what is new waits, with the reason given. */
async function heldByHand(tx: Executor, { feed: id, outcome }: RunRecord): Promise<RunOutcome> {
  if (outcome.kind !== 'ok') return outcome
  const open = await findOpenHold(tx, id)
  return open && open.by !== 'plausibility' ? { kind: 'held', data: outcome.data, reason: open.reason } : outcome
}

async function recordFailure(
  tx: Executor,
  row: FeedRow,
  record: RunRecord,
  outcome: Extract<RunOutcome, { kind: 'failed' }>,
): Promise<RecordedRun> {
  await addRun(tx, record, { outcome: 'failed', code: outcome.code, reason: outcome.reason })
  const factsVersion = row.factsVersion + 1
  await tx.orm
    .update(feed)
    .set({
      failedRuns: row.failedRuns + 1,
      firstFailureAt: row.firstFailureAt ?? record.finishedAt,
      failureCode: outcome.code,
      failureReason: outcome.reason,
      lastRunAt: record.finishedAt,
      factsVersion,
    })
    .where(eq(feed.id, row.id))
  return { version: row.version, factsVersion, changed: false }
}

async function recordData(
  tx: Executor,
  row: FeedRow,
  record: RunRecord,
  outcome: Exclude<RunOutcome, { kind: 'failed' }>,
): Promise<RecordedRun> {
  const held = outcome.kind === 'held'
  const endsHold = !held && (await closeAnsweredHold(tx, row.id, record.finishedAt))
  const newlyHeld = held && (await holdBack(tx, record, outcome))
  const changed = !held && (await keepSnapshot(tx, row, record, outcome.data))
  await addRun(tx, record, { outcome: held ? 'held' : changed ? 'changed' : 'unchanged', ...(held ? { reason: outcome.reason.en } : {}) })
  const version = changed ? row.version + 1 : row.version
  const isNews = newlyHeld || changed || endsHold || row.failedRuns > 0 || row.lastRunAt === null || row.meta.basis === 'confirmed'
  const factsVersion = isNews ? row.factsVersion + 1 : row.factsVersion
  await tx.orm
    .update(feed)
    .set({
      version,
      factsVersion,
      failedRuns: 0,
      firstFailureAt: null,
      failureCode: null,
      failureReason: null,
      lastRunAt: record.finishedAt,
      lastOkAt: record.finishedAt,
      ...(outcome.state === undefined ? {} : { adapterState: outcome.state.value }),
      ...(outcome.kind === 'ok' && outcome.backfilled ? { backfilledAt: record.finishedAt } : {}),
    })
    .where(eq(feed.id, row.id))
  return { version, factsVersion, changed }
}

/** Plausible data answers an open hold by itself: the source corrected its number. Tells whether there was one. */
async function closeAnsweredHold(tx: Executor, feedId: string, at: Date): Promise<boolean> {
  const closed = await tx.rows(sql`update hold set closed_at = ${at.toISOString()}::timestamptz, closed_by = 'source', accepted = false
    where feed = ${feedId} and closed_at is null and by = 'plausibility' returning id`)
  return closed.length > 0
}

async function keepSnapshot(tx: Executor, row: FeedRow, record: RunRecord, data: RunData): Promise<boolean> {
  const newest = await newestSnapshot(tx, row.id)
  const times = { period: data.period ?? null, observedAt: data.observedAt ?? null, confirmedAt: record.finishedAt }
  const classes = classesNow(row)
  // The same content taken in again under a more open class is open from now on.
  const isOpened = newest !== undefined && wasStricter(newest.classes, classes)
  if (newest?.contentHash === data.contentHash && !isOpened) {
    await tx.rows(
      sql`update snapshot set confirmed_at = ${record.finishedAt.toISOString()}::timestamptz where feed = ${row.id} and version = ${newest.version}`,
    )
    return false
  }
  await tx.orm.insert(snapshot).values({
    feed: row.id,
    version: row.version + 1,
    contractHash: record.contractHash,
    contentHash: data.contentHash,
    data: data.data,
    brotli: data.brotli ?? null,
    zstd: data.zstd ?? null,
    fetchedAt: record.finishedAt,
    classes,
    ...times,
  })
  const measured = measureClasses(row.meta.measures, classes)
  const points = data.points.map((point) => ({ ...point, classification: measured[point.measure] }))
  await upsertMeasurePoints(tx, row.id, points, record.finishedAt)
  return true
}

/** Places a hold, or refreshes the candidate of the one that stands. Tells whether that is anything new. */
async function holdBack(tx: Executor, record: RunRecord, outcome: Extract<RunOutcome, { kind: 'held' }>): Promise<boolean> {
  const candidate = { candidate: outcome.data.data, candidateHash: outcome.data.contentHash, reason: outcome.reason }
  const open = await findOpenHold(tx, record.feed)
  if (open?.candidateHash === candidate.candidateHash) return false
  if (open) await tx.orm.update(hold).set(candidate).where(eq(hold.id, open.id))
  else await tx.orm.insert(hold).values({ feed: record.feed, by: 'plausibility', since: record.finishedAt, ...candidate })
  return true
}

async function addRun(
  tx: Executor,
  record: RunRecord,
  entry: Pick<typeof feedRun.$inferInsert, 'outcome' | 'code' | 'reason'>,
): Promise<void> {
  await tx.orm.insert(feedRun).values({ feed: record.feed, startedAt: record.startedAt, finishedAt: record.finishedAt, ...entry })
}

/** Runs of a feed, the newest first. */
export function listFeedRuns(executor: Executor, feedId: string, limit: number): Promise<FeedRunRow[]> {
  return executor.orm.select().from(feedRun).where(eq(feedRun.feed, feedId)).orderBy(desc(feedRun.id)).limit(limit)
}

/** Runs of some feeds since an instant, and how many of them failed. */
export async function countRuns(
  executor: Executor,
  { feeds, since }: { feeds: readonly string[]; since: Date },
): Promise<{ runs: number; failed: number }> {
  if (feeds.length === 0) return { runs: 0, failed: 0 }
  const [row] = await executor.rows<{ runs: number; failed: number }>(sql`
    select count(*)::int as runs, count(*) filter (where outcome = 'failed')::int as failed from feed_run
    where feed in (${sql.join(
      feeds.map((feed) => sql`${feed}`),
      sql`, `,
    )}) and started_at >= ${since.toISOString()}::timestamptz`)
  return row ?? { runs: 0, failed: 0 }
}
