import { advance } from './calendar.ts'
import type { AgeJudgement, AgeRule } from './judge-age.ts'

/** Failed runs in a row after which a bridge counts as failing, if one D has not passed before. */
export const failingAfterRuns = 3

/** What is known of the runs of a feed's bridge. */
export interface RunFacts {
  failedRuns: number
  firstFailureAt?: string | undefined
  everRan: boolean
}

/** The bridge: `ok`, `failing` since an instant (epoch ms), or `never` run. */
export interface RunJudgement {
  state: 'ok' | 'failing' | 'never'
  since?: number
}

/** Judges the bridge: failing after three failed runs or one D, whichever is first. A single hiccup changes nothing. */
export function judgeRun(rule: AgeRule, facts: RunFacts, now: number): RunJudgement {
  const first = facts.firstFailureAt === undefined ? undefined : Date.parse(facts.firstFailureAt)
  if (facts.failedRuns === 0 || first === undefined) return { state: facts.everRan ? 'ok' : 'never' }
  if (facts.failedRuns >= failingAfterRuns) return { state: 'failing', since: first }
  if (rule.kind === 'archive') return { state: 'ok' }
  const due = advance(first, rule.cadence, rule.calendar, rule.utcOffsetMinutes)
  const limit = rule.grace === undefined ? due : advance(due, rule.grace, rule.calendar, rule.utcOffsetMinutes)
  return now >= limit ? { state: 'failing', since: first } : { state: 'ok' }
}

/** What the frame of a widget shows, worked out from both facts. */
export type ShownState = 'fresh' | 'late' | 'stale' | 'cut' | 'held' | 'archive' | 'empty'

/** Joins the two facts for the board: failure never hides staleness, and a hiccup never reddens a fresh number. */
export function shownState(age: AgeJudgement, run: RunJudgement, held: boolean): ShownState {
  if (age.age === 'empty') return run.state === 'failing' ? 'cut' : 'empty'
  if (run.state === 'failing' && (age.age === 'late' || age.age === 'stale')) return 'cut'
  if (held) return 'held'
  return age.age
}

/** Tells whether a feed counts as fresh in the board's one honest line; undefined when it does not count at all (archives). */
export function countsAsFresh(rule: AgeRule, age: AgeJudgement, run: RunJudgement, now: number): boolean | undefined {
  if (rule.kind === 'archive') return undefined
  if (age.age !== 'fresh') return false
  if (run.state !== 'failing' || run.since === undefined) return true
  const due = advance(run.since, rule.cadence, rule.calendar, rule.utcOffsetMinutes)
  return now < (rule.grace === undefined ? due : advance(due, rule.grace, rule.calendar, rule.utcOffsetMinutes))
}
