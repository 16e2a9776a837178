import { validateAgainst } from '@wadah/adapter-host/validate'
import { splitId } from '@wadah/contracts/ids'
import { addAuditEvent, type Actor } from '@wadah/db/audit'
import { findFeed, type FeedRow } from '@wadah/db/feeds'
import { recordRun } from '@wadah/db/feed-runs'
import { closeHold } from '@wadah/db/holds'
import { procedureOf } from './load-release.ts'
import { readRunData } from './read-run-data.ts'
import type { RunFeedDeps } from './run-feed.ts'

/** Ends the open hold of a feed, and notes in the audit trail who did. Accepted, the candidate that waited becomes what is shown, and is never held again. */
export async function endHold(
  deps: RunFeedDeps,
  { feed: id, by, accepted }: { feed: string; by: Actor; accepted: boolean },
): Promise<boolean> {
  const at = new Date(deps.now())
  const hold = await closeHold(deps.database, { feed: id, by: by.name, accepted, at }, (tx) =>
    addAuditEvent(tx, { at, actor: by, action: accepted ? 'feed.accept' : 'feed.unhold', subject: id }),
  )
  if (hold === undefined) return false
  const feed = await findFeed(deps.database, id)
  if (!accepted || feed === undefined || !(await fitsPresentContract(deps, feed, hold.candidate))) {
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

/** Another release may have come since the candidate was held; what does not fit it would break its widgets. */
async function fitsPresentContract(deps: RunFeedDeps, feed: FeedRow, candidate: unknown): Promise<boolean> {
  if (candidate === null || candidate === undefined) return false
  const release = await deps.releases.enabled(feed.plugin)
  if (release === undefined) return false
  return validateAgainst(procedureOf(release, splitId(feed.id).name, 'feed').output, candidate).ok
}
