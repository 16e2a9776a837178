import { readStoredFeeds, type StoredFeed } from '@wadah/db/feeds'
import { CodedError } from '@wadah/errors'
import { mayCallerRead } from '../clearance.ts'
import type { ApiContext } from '../context.ts'

/** Enabled feeds that the caller may read, of those asked for or of all. */
export async function readableFeeds({ caller, database }: ApiContext, ids?: readonly string[]): Promise<StoredFeed[]> {
  return (await readStoredFeeds(database, ids)).filter(({ feed }) => mayCallerRead(caller, feed))
}

/** One feed that the caller may read; unknown, disabled and forbidden ones are all `not_found`. */
export async function requireReadableFeed(context: ApiContext, id: string): Promise<StoredFeed> {
  const [stored] = await readableFeeds(context, [id])
  if (stored === undefined) throw new CodedError('not_found', `There is no feed ${id}, or you may not see it.`)
  return stored
}
