import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { notify, type Executor } from '../database.ts'
import { feed, snapshot } from '../schema/feeds.ts'

/**
 * Shows the newest content of a feed under a new version, because who may see what of it changed or other content went.
 *
 * @remarks Every screen and device replaces what it holds. Without content the version rises all the same. Call it inside a transaction.
 */
export async function renewSnapshot(tx: Executor, feedId: string): Promise<void> {
  const [row] = await tx.orm.select().from(feed).where(eq(feed.id, feedId)).for('update')
  if (!row) return
  const [last] = await tx.orm
    .select()
    .from(snapshot)
    .where(and(eq(snapshot.feed, feedId), eq(snapshot.contractHash, row.contractHash), isNull(snapshot.purgedAt)))
    .orderBy(desc(snapshot.version))
    .limit(1)
  const version = row.version + 1
  const factsVersion = row.factsVersion + 1
  if (last) await tx.orm.insert(snapshot).values({ ...last, version })
  await tx.orm
    .update(feed)
    .set({ version, factsVersion, secrecyRevision: sql`${feed.secrecyRevision} + 1` })
    .where(eq(feed.id, feedId))
  await notify(tx, 'feed', { id: feedId, version, factsVersion })
}
