import { durationMs } from '@wadah/freshness/duration'

/** A feed's run, as far as its next moment depends on it. */
export interface RunHistory {
  feed: string
  /** How often we ask. */
  poll: string
  /** Epoch milliseconds; undefined when it never ran. */
  lastRunAt: number | undefined
  /** Failed runs in a row. */
  failedRuns: number
}

const minute = 60_000

/**
 * When a feed is to run next (epoch ms).
 *
 * @remarks Feeds of one pace are spread over a tenth of it, at most half a minute, always alike for one feed. After a failure a slow feed
 * asks sooner than its pace and a fast one later, twice as long after each, up to four times its pace and never above an hour.
 */
export function nextRunAt({ feed, poll, lastRunAt, failedRuns }: RunHistory, now: number): number {
  const pace = durationMs(poll)
  if (lastRunAt === undefined) return now
  if (failedRuns === 0) return lastRunAt + pace + (spread(feed) % Math.min(pace / 10, minute / 2)) - Math.min(pace / 20, minute / 4)
  const first = Math.min(pace, 5 * minute)
  const most = Math.max(first, Math.min(pace * 4, 60 * minute))
  return lastRunAt + Math.min(most, first * 2 ** Math.min(failedRuns - 1, 20))
}

/** A number that is always the same for one feed and different for most. */
function spread(feed: string): number {
  let hash = 2_166_136_261
  for (const letter of feed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return hash >>> 0
}
