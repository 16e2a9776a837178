import type { FrameJudgement, JudgedFeed } from '../frame/judge-frame.ts'
import { wordDay, wordFullInstant, wordInstant, wordPeriod, type WordsIn } from './instants.ts'
import { wordAge } from './lengths.ts'
import { wordFreshness } from './freshness.ts'

/** The words of a frame's foot. */
export interface FootWords {
  /** `14.02 WIB`, `19 Des 2025`, `tahun 2023`, `13.10 WIB · 55 menit lalu`. */
  asOf: string
  /** As `asOf`, but complete: for titles, pictures and prints. */
  asOfFull: string
  /** Names of the sources, joined. */
  source: string
  /** Freshness in a word or two. */
  mark: string
}

const day = 86_400_000

function isDaily(feed: JudgedFeed): boolean {
  const { rule, times } = feed.facts
  return rule.kind === 'archive' || (rule.basis === 'period' && times.period !== undefined && !times.period.includes(':'))
}

/** The as-of of a feed; undefined when it never had data. */
export function wordAsOf(feed: JudgedFeed, now: number, words: WordsIn): { short: string; full: string } | undefined {
  const { period } = feed.facts.times
  if (period !== undefined && isDaily(feed)) return { short: wordPeriod(period, words), full: wordPeriod(period, words) }
  const at = feed.age.asOf
  if (at === undefined) return undefined
  // Beyond two days the hour says nothing any more; the date does.
  const short = now - at > 2 * day ? wordDay(at, words) : wordInstant(at, now, words)
  return { short, full: wordFullInstant(at, words) }
}

/** Writes the foot of a widget from the judgement of its feeds. */
export function wordFoot(judgement: FrameJudgement, now: number, words: WordsIn): FootWords {
  const { locale } = words
  const feed = judgement.decisive
  const sources = [...new Set(judgement.feeds.map((one) => one.facts.source))].join(' · ')
  const mark = wordFreshness(judgement, now, locale)
  // Beside a feed that never had data, the time is that of the numbers that are there.
  const asOf =
    feed === undefined ? undefined : [feed, ...judgement.feeds].map((one) => wordAsOf(one, now, words)).find((found) => found !== undefined)
  if (feed === undefined || asOf === undefined) {
    const never = locale === 'id' ? 'belum pernah terisi' : 'never filled'
    return { asOf: never, asOfFull: never, source: sources, mark }
  }
  const cut = judgement.shown === 'cut' && feed.age.asOf !== undefined && now - feed.age.asOf <= 2 * day
  return {
    asOf: cut && feed.age.asOf !== undefined ? `${asOf.short} · ${wordAge(now - feed.age.asOf, locale)}` : asOf.short,
    asOfFull: `per ${asOf.full}`.replace(/^per /, locale === 'id' ? 'per ' : 'as of '),
    source: sources,
    mark,
  }
}
