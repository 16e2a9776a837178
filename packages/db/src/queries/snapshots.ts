import { and, desc, eq } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { feed, snapshot } from '../schema/feeds.ts'
import type { SnapshotRow } from './feeds.ts'

/** One stored version of a feed. */
export async function findSnapshot(executor: Executor, feedId: string, version: number): Promise<SnapshotRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(snapshot)
      .where(and(eq(snapshot.feed, feedId), eq(snapshot.version, version)))
  )[0]
}

/** The newest snapshot of the feed’s present contract. */
export async function newestSnapshot(executor: Executor, feedId: string): Promise<SnapshotRow | undefined> {
  const [row] = await executor.orm
    .select({ snapshot })
    .from(snapshot)
    .innerJoin(feed, and(eq(feed.id, snapshot.feed), eq(feed.contractHash, snapshot.contractHash)))
    .where(eq(snapshot.feed, feedId))
    .orderBy(desc(snapshot.version))
    .limit(1)
  return row?.snapshot
}
