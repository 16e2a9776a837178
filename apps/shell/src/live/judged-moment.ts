import type { FeedFacts } from '@wadah/contracts/feed-state'
import { judgeAge } from '@wadah/freshness/judge-age'

const minute = 60_000
const known = new WeakMap<FeedFacts, readonly number[]>()

/** The first whole seconds at which the age of a feed is another one by itself. */
function changesOf(facts: FeedFacts): readonly number[] {
  const kept = known.get(facts)
  if (kept) return kept
  const { lateAt, staleAt } = judgeAge(facts.rule, facts.times, 0)
  const changes = [lateAt, staleAt].flatMap((at) => (at === undefined ? [] : [(Math.floor(at / 1_000) + 1) * 1_000]))
  known.set(facts, changes)
  return changes
}

/**
 * The instant at which some feeds are to be judged: the newest of the present minute and of the moments a judgement turned.
 *
 * @remarks It stands still while nothing can have changed, so a wall of widgets does not draw itself anew every second; and it moves
 * in the very second a number becomes late, with or without a server. A bridge with failed runs is judged every second.
 */
export function judgedMoment(all: readonly FeedFacts[], now: number): number {
  let moment = Math.floor(now / minute) * minute
  for (const facts of all) {
    if (facts.run.failedRuns > 0 || facts.run.state === 'failing') return now
    // New facts may be newer than this minute's beginning; a judgement never looks back past the data it judges.
    const turned = changesOf(facts).filter((at) => at <= now)
    moment = Math.max(moment, ...turned)
  }
  return moment
}
