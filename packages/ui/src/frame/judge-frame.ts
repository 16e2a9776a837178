import type { FeedFacts } from '@wadah/contracts/feed-state'
import { judgeAge, type AgeJudgement } from '@wadah/freshness/judge-age'
import { judgeRun, shownState, type RunJudgement, type ShownState } from '@wadah/freshness/judge-run'

/** One feed, judged at an instant. */
export interface JudgedFeed {
  facts: FeedFacts
  age: AgeJudgement
  run: RunJudgement
  shown: ShownState
  /** `all` values are simulated, or only `some` (from a period on), or none. */
  simulated: 'all' | 'some' | undefined
}

/** What a frame knows of the feeds of its widget: the worst of them decides. */
export interface FrameJudgement {
  shown: ShownState
  /** The feed that decides what is shown. */
  decisive: JudgedFeed | undefined
  feeds: readonly JudgedFeed[]
  simulated: 'all' | 'some' | undefined
  failing: boolean
  /** The instant all of the numbers were true (epoch ms): the oldest of the feeds. */
  asOf: number | undefined
}

/** From calm to alarming; the frame shows the most alarming of its feeds. */
const severity: readonly ShownState[] = ['archive', 'fresh', 'empty', 'held', 'late', 'stale', 'cut']

/** Of two feeds the one that decides: the more alarming, and of two alike the older, for no number is newer than its oldest part. */
function decides(feed: JudgedFeed, other: JudgedFeed): boolean {
  const step = severity.indexOf(feed.shown) - severity.indexOf(other.shown)
  if (step !== 0) return step > 0
  const [at, otherAt] = [feed.age.asOf, other.age.asOf]
  if (at !== undefined && otherAt !== undefined) return at < otherAt
  const [period, otherPeriod] = [feed.facts.times.period, other.facts.times.period]
  return period !== undefined && otherPeriod !== undefined && period < otherPeriod
}

/** Judges one feed at an instant (epoch ms, server time). */
export function judgeFeed(facts: FeedFacts, now: number): JudgedFeed {
  const age = judgeAge(facts.rule, facts.times, now)
  const judged = judgeRun(
    facts.rule,
    { failedRuns: facts.run.failedRuns, firstFailureAt: facts.run.firstFailureAt ?? facts.run.since, everRan: facts.run.state !== 'never' },
    now,
  )
  // The server has said so already; a client never talks a failure down.
  const run: RunJudgement =
    facts.run.state === 'failing' && judged.state !== 'failing'
      ? { state: 'failing', since: facts.run.since === undefined ? now : Date.parse(facts.run.since) }
      : judged
  const simulation = facts.simulation
  return {
    facts,
    age,
    run,
    shown: shownState(age, run, facts.hold !== undefined),
    simulated: simulation === undefined ? undefined : simulation.from === undefined ? 'all' : 'some',
  }
}

/** Judges all feeds of a widget at an instant (epoch ms, server time). */
export function judgeFrame(facts: readonly FeedFacts[], now: number): FrameJudgement {
  const feeds = facts.map((one) => judgeFeed(one, now))
  const decisive = feeds.reduce<JudgedFeed | undefined>(
    (worst, feed) => (worst === undefined || decides(feed, worst) ? feed : worst),
    undefined,
  )
  const instants = feeds.map((feed) => feed.age.asOf).filter((at) => at !== undefined)
  return {
    shown: decisive?.shown ?? 'empty',
    decisive,
    feeds,
    simulated: feeds.some((feed) => feed.simulated === 'all')
      ? 'all'
      : feeds.some((feed) => feed.simulated === 'some')
        ? 'some'
        : undefined,
    failing: feeds.some((feed) => feed.run.state === 'failing'),
    asOf: decisive?.age.asOf ?? (instants.length === 0 ? undefined : Math.min(...instants)),
  }
}
