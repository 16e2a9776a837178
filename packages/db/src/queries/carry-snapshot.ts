import { desc, and, eq, isNull } from 'drizzle-orm'
import type { Executor } from '../database.ts'
import { feed, snapshot } from '../schema/feeds.ts'

/**
 * Shows the last snapshot of a feed's present contract under a new version, after the contract changed.
 *
 * @remarks Versions only ever rise, so screens that hold a newer version of the other contract still take it. Its times stay as they
 * were. Without such a snapshot nothing changes until the feed has run.
 * `forgetState`: what the bridge remembers belongs to another contract and goes. Call it inside the transaction that changed the contract.
 */
export async function carrySnapshot(
  tx: Executor,
  feedId: string,
  { forgetState = false }: { forgetState?: boolean } = {},
): Promise<boolean> {
  const [row] = await tx.orm.select().from(feed).where(eq(feed.id, feedId)).for('update')
  if (!row) return false
  if (forgetState) await tx.orm.update(feed).set({ adapterState: null }).where(eq(feed.id, feedId))
  const [last] = await tx.orm
    .select()
    .from(snapshot)
    .where(and(eq(snapshot.feed, feedId), eq(snapshot.contractHash, row.contractHash), isNull(snapshot.purgedAt)))
    .orderBy(desc(snapshot.version))
    .limit(1)
  if (!last || last.version === row.version) return false
  const version = row.version + 1
  await tx.orm.insert(snapshot).values({ ...last, version })
  await tx.orm
    .update(feed)
    .set({ version, factsVersion: row.factsVersion + 1 })
    .where(eq(feed.id, feedId))
  return true
}
