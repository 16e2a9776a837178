import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Classified } from '@wadah/contracts/secrecy'
import type { Executor } from '../database.ts'
import { feed, snapshot } from '../schema/feeds.ts'
import type { SnapshotRow } from './feeds.ts'

/** One stored version of a feed; what was purged is gone. */
export async function findSnapshot(executor: Executor, feedId: string, version: number): Promise<SnapshotRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(snapshot)
      .where(and(eq(snapshot.feed, feedId), eq(snapshot.version, version), isNull(snapshot.purgedAt)))
  )[0]
}

/** The classes under which one version was taken in; undefined when there is no such version, or it bears none of its own. */
export async function findClassesOf(executor: Executor, feedId: string, version: number): Promise<Classified | undefined> {
  const [row] = await executor.orm
    .select({ classes: snapshot.classes })
    .from(snapshot)
    .where(and(eq(snapshot.feed, feedId), eq(snapshot.version, version), isNull(snapshot.purgedAt)))
  return row?.classes ?? undefined
}

/** The newest snapshot of the feed’s present contract. */
export async function newestSnapshot(executor: Executor, feedId: string): Promise<SnapshotRow | undefined> {
  const [row] = await executor.orm
    .select({ snapshot })
    .from(snapshot)
    .innerJoin(feed, and(eq(feed.id, snapshot.feed), eq(feed.contractHash, snapshot.contractHash)))
    .where(and(eq(snapshot.feed, feedId), isNull(snapshot.purgedAt)))
    .orderBy(desc(snapshot.version))
    .limit(1)
  return row?.snapshot
}

/** Tells whether exactly this content was purged from a feed: a source that still sends it must not bring it back. */
export async function wasPurged(executor: Executor, feedId: string, contentHash: string): Promise<boolean> {
  const rows = await executor.orm
    .select({ version: snapshot.version })
    .from(snapshot)
    .where(and(eq(snapshot.feed, feedId), eq(snapshot.contentHash, contentHash), isNotNull(snapshot.purgedAt)))
    .limit(1)
  return rows.length > 0
}

/** Versions of a feed that are kept, the newest first, without their content. */
export function listSnapshots(
  executor: Executor,
  feedId: string,
  limit: number,
): Promise<Pick<SnapshotRow, 'version' | 'contentHash' | 'period' | 'fetchedAt' | 'purgedAt'>[]> {
  return executor.orm
    .select({
      version: snapshot.version,
      contentHash: snapshot.contentHash,
      period: snapshot.period,
      fetchedAt: snapshot.fetchedAt,
      purgedAt: snapshot.purgedAt,
    })
    .from(snapshot)
    .where(eq(snapshot.feed, feedId))
    .orderBy(desc(snapshot.version))
    .limit(limit)
}
