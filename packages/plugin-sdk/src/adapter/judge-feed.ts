import type { FeedFacts } from '@wadah/contracts/feed-state'
import { judgeAge } from '@wadah/freshness/judge-age'
import { countsAsFresh, judgeRun, shownState, type ShownState } from '@wadah/freshness/judge-run'

/** How a feed stands at an instant, judged by the same rules as every frame. */
export interface FeedJudgement {
  shown: ShownState
  /** Whether it counts as fresh in “n of m”; undefined when it does not count, as archives. */
  countsAsFresh: boolean | undefined
}

/**
 * Judges a feed that `ctx.platform.feeds()` gave.
 *
 * @public
 */
export function judgeFeed(facts: FeedFacts, at: Date): FeedJudgement {
  const now = at.getTime()
  const age = judgeAge(facts.rule, facts.times, now)
  const run = judgeRun(
    facts.rule,
    { failedRuns: facts.run.failedRuns, firstFailureAt: facts.run.firstFailureAt, everRan: facts.run.state !== 'never' },
    now,
  )
  return { shown: shownState(age, run, facts.hold !== undefined), countsAsFresh: countsAsFresh(facts.rule, age, run, now) }
}
