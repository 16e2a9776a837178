import { enabledReleases } from '@wadah/db/enablement'
import { listFeeds } from '@wadah/db/feeds'
import type { Executor } from '@wadah/db/open'
import type { JobsDeps } from './jobs.ts'
import { nextRunAt, type RunHistory } from './run-spacing.ts'

/** Knows which feeds are due. It lives in memory and can be rebuilt at any time: what it knows stands with the feeds. */
export interface FeedSchedule {
  /**
   * Reads the enabled feeds anew; gives those that should run at once: new ones, those whose contract is another than before (what they
   * show is not theirs yet), and failing ones whose plugin runs another release than before (it may have mended them).
   */
  reload(): Promise<string[]>
  /** Notes that a feed was asked for already, so that it is not named as due beside. */
  noteAsked(feed: string): void
  /** Notes that a feed ran, and how. */
  noteRun(feed: string, ok: boolean): void
  /** Feeds that are due now; each is named once until it ran or half a minute passed. */
  takeDue(): string[]
  /** Whether a scheduled run of a feed is due, also when another replica ran it meanwhile. */
  isDue(history: RunHistory): boolean
}

/** A run that another replica did shows in the feed's row only; this much early is still the same run. */
const toleranceMs = 1_000
const askAgainMs = 30_000

/** Creates the schedule of the enabled feeds. */
export function createFeedSchedule(executor: Executor, { now }: Pick<JobsDeps, 'now'>): FeedSchedule {
  const feeds = new Map<string, RunHistory>()
  const contracts = new Map<string, string>()
  const asked = new Map<string, number>()
  const releases = new Map<string, string | undefined>()
  return {
    async reload() {
      // The releases first: one enabled in between is seen as another next time, never overlooked.
      const general = new Map((await enabledReleases(executor)).map(({ plugin, release }) => [plugin, release]))
      const rows = await listFeeds(executor)
      const releaseOf = ({ plugin, release }: (typeof rows)[number]): string | undefined => release ?? general.get(plugin)
      const mayBeMended = (row: (typeof rows)[number]): boolean => row.failedRuns > 0 && releases.get(row.id) !== releaseOf(row)
      const changed = rows.filter((row) => contracts.get(row.id) !== row.contractHash || mayBeMended(row)).map(({ id }) => id)
      feeds.clear()
      contracts.clear()
      releases.clear()
      for (const row of rows) {
        const { id, meta, lastRunAt, failedRuns, contractHash } = row
        releases.set(id, releaseOf(row))
        feeds.set(id, { feed: id, poll: meta.poll, lastRunAt: lastRunAt?.getTime(), failedRuns })
        contracts.set(id, contractHash)
      }
      return changed
    },
    noteAsked: (feed) => void asked.set(feed, now() + askAgainMs),
    noteRun(feed, ok) {
      const history = feeds.get(feed)
      asked.delete(feed)
      if (history !== undefined) feeds.set(feed, { ...history, lastRunAt: now(), failedRuns: ok ? 0 : history.failedRuns + 1 })
    },
    takeDue() {
      const at = now()
      const due = [...feeds.values()].filter((history) => nextRunAt(history, at) <= at && (asked.get(history.feed) ?? 0) <= at)
      for (const { feed } of due) asked.set(feed, at + askAgainMs)
      return due.map(({ feed }) => feed)
    },
    isDue: (history) => nextRunAt(history, now()) <= now() + toleranceMs,
  }
}
