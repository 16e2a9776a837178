import type { Caller } from '@wadah/contracts/roles'
import { readStoredFeeds, type FeedRow, type StoredFeed } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { mayCallerRead } from '../clearance.ts'
import type { ApiContext } from '../context.ts'
import { readersOfVariant } from '../enabling/variant-readers.ts'
import { secrecyOf, type FeedSecrecy, type Shown } from '../secrecy/shown.ts'
import { shownToCaller } from '../secrecy/shown-to-caller.ts'

/** Enabled feeds that the caller may read, of those asked for or of all. */
export async function readableFeeds({ caller, database }: ApiContext, ids?: readonly string[]): Promise<StoredFeed[]> {
  const readable: StoredFeed[] = []
  for (const stored of await readStoredFeeds(database, ids)) {
    const { feed } = stored
    if (mayCallerRead(caller, feed) && (await isFor(database, feed, caller))) readable.push(stored)
  }
  return readable
}

/** A pilot's own feed is for those the pilot is for, whatever its class. */
async function isFor(database: Executor, feed: FeedRow, caller: Caller): Promise<boolean> {
  return feed.variantOf === null || (await readersOfVariant(database, feed))(caller)
}

/** A feed, and what the caller is shown of it. */
export interface ShownFeed extends StoredFeed {
  secrecy: FeedSecrecy
  shown: Exclude<Shown, { kind: 'nothing' }>
}

/** Enabled feeds with what the caller is shown of each. */
export async function shownFeeds(context: ApiContext, ids?: readonly string[]): Promise<ShownFeed[]> {
  const found = await Promise.all(
    (await readStoredFeeds(context.database, ids)).map(async (stored) => {
      if (!(await isFor(context.database, stored.feed, context.caller))) return []
      const secrecy = secrecyOf(stored.feed, stored.snapshot?.classes)
      const shown = await shownToCaller(context, { ...stored.feed, classified: secrecy.classified })
      return shown.kind === 'nothing' ? [] : [{ ...stored, secrecy, shown }]
    }),
  )
  return found.flat()
}

/** One feed that the caller may read; unknown, disabled and forbidden ones are all `not_found`. */
export async function requireReadableFeed(context: ApiContext, id: string): Promise<StoredFeed> {
  const [stored] = await readableFeeds(context, [id])
  if (stored === undefined) throw new CodedError('not_found', `There is no feed ${id}, or you may not see it.`)
  return stored
}
