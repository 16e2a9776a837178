import { and, eq, isNull } from 'drizzle-orm'
import type { Text } from '@wadah/contracts/texts'
import type { Alongside, Database, Executor } from '../database.ts'
import { feed, hold } from '../schema/feeds.ts'
import { touchFeedFacts, type HoldRow } from './feeds.ts'

/** The open hold of a feed. */
export async function findOpenHold(executor: Executor, feedId: string): Promise<HoldRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(hold)
      .where(and(eq(hold.feed, feedId), isNull(hold.closedAt)))
  )[0]
}

/**
 * Holds a feed by hand; one that a person placed stays as it is. Returns whether it was placed.
 *
 * @remarks A hold for implausibility becomes the person's: else the source's next plausible number would end it.
 */
export function placeHold(
  database: Database,
  entry: { feed: string; by: 'owner' | 'curator'; reason: Text; since: Date },
  alongside?: Alongside,
): Promise<boolean> {
  return database.transaction(async (tx) => {
    await lockFeed(tx, entry.feed)
    const open = await findOpenHold(tx, entry.feed)
    if (open && open.by !== 'plausibility') return false
    if (open) await tx.orm.update(hold).set({ by: entry.by, reason: entry.reason }).where(eq(hold.id, open.id))
    else await tx.orm.insert(hold).values(entry)
    await touchFeedFacts(tx, entry.feed)
    await alongside?.(tx)
    return true
  })
}

/** Runs lock the feed's row as well: of two holds at once the second sees the first. */
async function lockFeed(tx: Executor, id: string): Promise<void> {
  await tx.orm.select({ id: feed.id }).from(feed).where(eq(feed.id, id)).for('update')
}

/** Ends the open hold of a feed. With `accepted`, its candidate's hash is never held again. Returns the hold that ended. */
export function closeHold(
  database: Database,
  entry: { feed: string; by: string; accepted: boolean; at: Date },
  alongside?: Alongside,
): Promise<HoldRow | undefined> {
  return database.transaction(async (tx) => {
    await lockFeed(tx, entry.feed)
    const open = await findOpenHold(tx, entry.feed)
    if (!open) return undefined
    await tx.orm.update(hold).set({ closedAt: entry.at, closedBy: entry.by, accepted: entry.accepted }).where(eq(hold.id, open.id))
    await touchFeedFacts(tx, entry.feed)
    await alongside?.(tx)
    return open
  })
}

/** Tells whether a person has accepted exactly this content before. */
export async function wasAccepted(executor: Executor, feedId: string, contentHash: string): Promise<boolean> {
  const rows = await executor.orm
    .select({ id: hold.id })
    .from(hold)
    .where(and(eq(hold.feed, feedId), eq(hold.candidateHash, contentHash), eq(hold.accepted, true)))
    .limit(1)
  return rows.length > 0
}
