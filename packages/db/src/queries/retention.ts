import { sql } from 'drizzle-orm'
import { durationMs } from '@wadah/freshness/duration'
import type { Database } from '../database.ts'
import { listFeeds } from './feeds.ts'

/** How long runs are kept, whatever the feed. */
const runRetentionDays = 30

/** Deletes snapshots older than their feed keeps them, and old runs. The newest snapshot of each contract and every measure point stay. */
export async function applyRetention(database: Database, now: Date): Promise<{ snapshots: number; runs: number }> {
  let snapshots = 0
  for (const feed of await listFeeds(database)) {
    const before = new Date(now.getTime() - durationMs(feed.meta.retention)).toISOString()
    const gone = await database.rows(sql`
      delete from snapshot s where s.feed = ${feed.id} and s.fetched_at < ${before}::timestamptz
        and s.version < (select max(version) from snapshot n where n.feed = s.feed and n.contract_hash = s.contract_hash)
      returning s.version`)
    snapshots += gone.length
  }
  const before = new Date(now.getTime() - runRetentionDays * 86_400_000).toISOString()
  const runs = await database.rows(sql`delete from feed_run where finished_at < ${before}::timestamptz returning id`)
  return { snapshots, runs: runs.length }
}
