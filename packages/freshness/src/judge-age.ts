import type { AgeRule } from './age-rule.ts'
import { advance } from './calendar.ts'
import { periodEnd } from './period.ts'

export type { AgeRule }

/** How old a feed's data is. */
export type Age = 'fresh' | 'late' | 'stale' | 'empty' | 'archive'

/** The times a judgement reads; ISO instants, `period` as in {@link periodEnd}. */
export interface JudgedTimes {
  period?: string | undefined
  observedAt?: string | undefined
  fetchedAt?: string | undefined
  confirmedAt?: string | undefined
}

/** A judgement, with the instants (epoch ms) at which it changes by itself. */
export interface AgeJudgement {
  age: Age
  /** The instant the number was true, by the rule's basis. Undefined when empty or an archive. */
  asOf?: number
  /** When new data was (or is) due: the end of `fresh`. */
  lateAt?: number
  /** The end of `late`. */
  staleAt?: number
  /** Basis `confirmed` and unchanged for longer than is legitimate: since when. */
  unchangedSince?: number
}

function instant(text: string | undefined): number | undefined {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

function referenceOf(rule: Extract<AgeRule, { kind: 'cadence' }>, times: JudgedTimes): number | undefined {
  if (rule.basis === 'observed') return instant(times.observedAt)
  if (rule.basis === 'confirmed') return instant(times.confirmedAt)
  return times.period === undefined ? undefined : periodEnd(times.period, rule.utcOffsetMinutes)
}

function addLength(at: number, rule: Extract<AgeRule, { kind: 'cadence' }>): number {
  const afterCadence = advance(at, rule.cadence, rule.calendar, rule.utcOffsetMinutes)
  return rule.grace === undefined ? afterCadence : advance(afterCadence, rule.grace, rule.calendar, rule.utcOffsetMinutes)
}

/**
 * Judges how old data is: `fresh` up to D = cadence + grace, `late` up to 2 D, `stale` beyond.
 *
 * @remarks Pure, and the same on server and client. Fetching old content again never makes it fresher: only the basis counts.
 */
export function judgeAge(rule: AgeRule, times: JudgedTimes, now: number): AgeJudgement {
  if (rule.kind === 'archive') return { age: times.fetchedAt === undefined ? 'empty' : 'archive' }
  const asOf = referenceOf(rule, times)
  if (asOf === undefined) return { age: 'empty' }
  const start =
    rule.basis === 'period' && rule.publicationLag !== undefined
      ? advance(asOf, rule.publicationLag, { kind: 'always' }, rule.utcOffsetMinutes)
      : asOf
  const lateAt = addLength(start, rule)
  const staleAt = addLength(lateAt, rule)
  const judgement: AgeJudgement = { age: now <= lateAt ? 'fresh' : now <= staleAt ? 'late' : 'stale', asOf, lateAt, staleAt }
  const fetchedAt = instant(times.fetchedAt)
  if (
    rule.basis === 'confirmed' &&
    rule.maxUnchanged !== undefined &&
    fetchedAt !== undefined &&
    now > advance(fetchedAt, rule.maxUnchanged, rule.calendar, rule.utcOffsetMinutes)
  )
    judgement.unchangedSince = fetchedAt
  return judgement
}
