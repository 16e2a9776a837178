import { findFeed } from '@wadah/db/feeds'
import { recordRun } from '@wadah/db/feed-runs'
import { closeHold } from '@wadah/db/holds'
import { readRunData } from './read-run-data.ts'
import type { RunFeedDeps } from './run-feed.ts'

/** Ends the open hold of a feed. Accepted, the candidate that waited becomes what is shown, and is never held again. */
export async function endHold(
  deps: RunFeedDeps,
  { feed: id, by, accepted }: { feed: string; by: string; accepted: boolean },
): Promise<boolean> {
  const at = new Date(deps.now())
  const hold = await closeHold(deps.database, { feed: id, by, accepted, at })
  if (hold === undefined) return false
  const feed = await findFeed(deps.database, id)
  const hasCandidate = hold.candidate !== null && hold.candidate !== undefined
  if (!accepted || !hasCandidate || feed === undefined) {
    deps.onChange({ feed: id, kind: 'facts' })
    return true
  }
  const { data } = await readRunData(hold.candidate, feed.meta, { now: deps.now(), utcOffsetMinutes: deps.utcOffsetMinutes })
  const recorded = await recordRun(deps.database, {
    feed: id,
    contractHash: feed.contractHash,
    startedAt: at,
    finishedAt: at,
    outcome: { kind: 'ok', data },
  })
  deps.onChange({ feed: id, kind: recorded.changed ? 'data' : 'facts' })
  return true
}
