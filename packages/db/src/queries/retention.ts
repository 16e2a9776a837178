import { sql } from 'drizzle-orm'
import { durationMs } from '@wadah/freshness/duration'
import type { Database } from '../database.ts'
import { feed } from '../schema/feeds.ts'

/** How long runs are kept, whatever the feed. */
const runRetentionDays = 30
/** How long a complaint is kept after it came last. */
const complaintRetentionDays = 90

/**
 * Deletes snapshots older than their feed keeps them, also of feeds that are switched off, and old runs. The newest snapshot of each
 * contract and every measure point stay. Crashes of widgets go with the runs, complaints of them later.
 */
export async function applyRetention(database: Database, now: Date): Promise<{ snapshots: number; runs: number }> {
  let snapshots = 0
  for (const { id, meta } of await database.orm.select({ id: feed.id, meta: feed.meta }).from(feed)) {
    const before = new Date(now.getTime() - durationMs(meta.retention)).toISOString()
    const gone = await database.rows(sql`
      with newest as (select contract_hash, max(version) as version from snapshot where feed = ${id} group by contract_hash)
      delete from snapshot s using newest n
      where s.feed = ${id} and s.fetched_at < ${before}::timestamptz and n.contract_hash = s.contract_hash and s.version < n.version
      returning s.version`)
    snapshots += gone.length
  }
  const before = new Date(now.getTime() - runRetentionDays * 86_400_000).toISOString()
  await database.rows(sql`delete from widget_crash where at < ${before}::timestamptz`)
  const complaintsBefore = new Date(now.getTime() - complaintRetentionDays * 86_400_000).toISOString()
  await database.rows(sql`delete from widget_complaint where last_at < ${complaintsBefore}::timestamptz`)
  const runs = await database.rows(sql`delete from feed_run where finished_at < ${before}::timestamptz returning id`)
  return { snapshots, runs: runs.length }
}
