import { and, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm'
import type { Database, Executor } from '../database.ts'
import { deposit, feed, hold, snapshot } from '../schema/feeds.ts'
import { file } from '../schema/registry.ts'
import { purge, type PurgeTarget } from '../schema/secrecy.ts'
import { addAuditEvent, type Actor } from './audit.ts'
import { renewSnapshot } from './renew-snapshot.ts'

export type { PurgeTarget } from '../schema/secrecy.ts'
export type PurgeRow = typeof purge.$inferSelect

/** What a target is called in the audit trail: where it lies, never what it holds. */
export function purgeSubject(target: PurgeTarget): string {
  if (target.kind === 'snapshots') return `${target.feed} ${target.from}–${target.to}`
  return target.kind === 'file' ? `${target.release.slice(0, 12)}/${target.path}` : `${target.plugin}/${target.intake} ${target.revision}`
}

/** Proposals and what became of them, the newest first. */
export function listPurges(executor: Executor): Promise<PurgeRow[]> {
  return executor.orm.select().from(purge).orderBy(desc(purge.id)).limit(500)
}

/** One proposal. */
export async function findPurge(executor: Executor, id: number): Promise<PurgeRow | undefined> {
  return (await executor.orm.select().from(purge).where(eq(purge.id, id)))[0]
}

/** Keeps a proposal; nothing goes before another person confirms. */
export function proposePurge(
  database: Database,
  { by, ...entry }: Pick<PurgeRow, 'target' | 'reason' | 'proposedById' | 'proposedAt'> & { by: Actor },
): Promise<number> {
  return database.transaction(async (tx) => {
    const [row] = await tx.orm
      .insert(purge)
      .values({ ...entry, proposedBy: by.name })
      .returning({ id: purge.id })
    await addAuditEvent(tx, {
      at: entry.proposedAt,
      actor: by,
      action: 'purge.propose',
      subject: purgeSubject(entry.target),
      details: { purge: row?.id, kind: entry.target.kind, reason: entry.reason },
    })
    return row?.id ?? 0
  })
}

/** Who decides on a proposal, and when. */
export interface PurgeDecision {
  id: number
  by: Actor
  at: Date
}

/** Drops a proposal; false when it is no longer open. */
export function dropPurge(database: Database, { id, by, at }: PurgeDecision): Promise<boolean> {
  return database.transaction(async (tx) => {
    const row = await settle(tx, { id, by, at }, 'dropped')
    if (row) await addAuditEvent(tx, { at, actor: by, action: 'purge.drop', subject: purgeSubject(row.target), details: { purge: id } })
    return row !== undefined
  })
}

/** Takes the content away, all of it or nothing; hashes stay. Undefined when the proposal is no longer open. */
export function carryOutPurge(database: Database, decision: PurgeDecision): Promise<Record<string, number> | undefined> {
  return database.transaction(async (tx) => {
    const row = await settle(tx, decision, 'done')
    if (!row) return undefined
    const outcome = await takeAway(tx, row.target, decision.at)
    await tx.orm.update(purge).set({ outcome }).where(eq(purge.id, row.id))
    await addAuditEvent(tx, {
      at: decision.at,
      actor: decision.by,
      action: 'purge.confirm',
      subject: purgeSubject(row.target),
      details: { purge: row.id, proposedBy: row.proposedBy, reason: row.reason, ...outcome },
    })
    return outcome
  })
}

async function settle(tx: Executor, { id, by, at }: PurgeDecision, state: 'done' | 'dropped'): Promise<PurgeRow | undefined> {
  const [row] = await tx.orm
    .update(purge)
    .set({ state, decidedBy: by.name, decidedAt: at })
    .where(and(eq(purge.id, id), eq(purge.state, 'proposed')))
    .returning()
  return row
}

async function takeAway(tx: Executor, target: PurgeTarget, at: Date): Promise<Record<string, number>> {
  if (target.kind === 'snapshots') return takeSnapshots(tx, target, at)
  if (target.kind === 'file') {
    const files = await tx.orm
      .update(file)
      .set({ body: Buffer.alloc(0), brotli: null, purgedAt: at })
      .where(and(eq(file.sha256, target.sha256), isNull(file.purgedAt)))
      .returning({ sha256: file.sha256 })
    return { files: files.length }
  }
  const deposits = await tx.orm
    .update(deposit)
    .set({ deposit: sql`'null'::jsonb`, original: Buffer.alloc(0), fileName: '', purgedAt: at, undoneAt: at })
    .where(and(eq(deposit.plugin, target.plugin), eq(deposit.intake, target.intake), eq(deposit.revision, target.revision)))
    .returning({ revision: deposit.revision })
  return { deposits: deposits.length }
}

async function takeSnapshots(tx: Executor, target: Extract<PurgeTarget, { kind: 'snapshots' }>, at: Date): Promise<Record<string, number>> {
  await tx.orm.select({ id: feed.id }).from(feed).where(eq(feed.id, target.feed)).for('update')
  const chosen = and(eq(snapshot.feed, target.feed), gte(snapshot.version, target.from), lte(snapshot.version, target.to))
  const hashes = tx.orm.select({ hash: snapshot.contentHash }).from(snapshot).where(chosen)
  // The same content may lie under several versions: a rollback carries it on.
  const gone = await tx.orm
    .update(snapshot)
    .set({ data: sql`'null'::jsonb`, brotli: null, zstd: null, purgedAt: at })
    .where(and(eq(snapshot.feed, target.feed), isNull(snapshot.purgedAt), sql`${snapshot.contentHash} in ${hashes}`))
    .returning({ fetchedAt: snapshot.fetchedAt })
  const recorded = [...new Set(gone.map(({ fetchedAt }) => fetchedAt.toISOString()))]
  const points = recorded.length === 0 ? 0 : await takePoints(tx, target.feed, recorded)
  await tx.orm.update(hold).set({ candidate: null }).where(eq(hold.feed, target.feed))
  await tx.orm.update(feed).set({ adapterState: null, failureReason: null }).where(eq(feed.id, target.feed))
  await tx.rows(sql`update feed_run set reason = null where feed = ${target.feed}`)
  if (gone.length > 0) await renewSnapshot(tx, target.feed)
  return { snapshots: gone.length, points }
}

/** Values were recorded in the moment their snapshot was. */
async function takePoints(tx: Executor, feedId: string, recorded: readonly string[]): Promise<number> {
  const times = `{${recorded.join(',')}}`
  let count = 0
  for (const table of ['measure_point', 'measure_revision']) {
    const rows = await tx.rows(sql`update ${sql.identifier(table)} set value = null, missing = 'purged', status = null
      where feed = ${feedId} and recorded_at = any(${times}::text::timestamptz[]) and value is not null returning period`)
    count += rows.length
  }
  return count
}
