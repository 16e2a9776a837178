import type { Locale } from '@wadah/contracts/texts'
import type { StateName } from '@wadah/plugin-sdk/charts'
import type { FrameJudgement, JudgedFeed } from '../frame/judge-frame.ts'
import { wordLength } from './lengths.ts'

const names: Record<StateName, { id: string; en: string }> = {
  fresh: { id: 'mutakhir', en: 'up to date' },
  late: { id: 'terlambat', en: 'late' },
  stale: { id: 'tersumbat', en: 'clogged' },
  cut: { id: 'sambungan putus', en: 'connection lost' },
  held: { id: 'ditahan', en: 'held' },
  archive: { id: 'Data publikasi', en: 'Published data' },
  empty: { id: 'belum ada data', en: 'no data yet' },
  simulated: { id: 'SIMULASI', en: 'SIMULATION' },
}

/** The bare name of a state, e.g. for a legend. */
export function wordState(state: StateName, locale: Locale): string {
  return names[state][locale]
}

/** The state whose shape a frame shows: simulation covers a calm state, never an alarming one. */
export function markState(judgement: Pick<FrameJudgement, 'shown' | 'simulated'>): StateName {
  const calm = judgement.shown === 'fresh' || judgement.shown === 'archive'
  return calm && judgement.simulated === 'all' ? 'simulated' : judgement.shown
}

/** `3 jam`: by how much a feed is beyond the moment new data was due. Undefined when it is not. */
export function wordLateness(feed: JudgedFeed, now: number, locale: Locale): string | undefined {
  const due = feed.age.lateAt
  return due === undefined || now <= due ? undefined : wordLength(now - due, locale)
}

/** Freshness in a word or two: `mutakhir`, `terlambat 3 jam`, `SIMULASI`. */
export function wordFreshness(judgement: FrameJudgement, now: number, locale: Locale): string {
  const state = markState(judgement)
  const lateness = judgement.decisive === undefined ? undefined : wordLateness(judgement.decisive, now, locale)
  const name = wordState(state, locale)
  if (state === 'empty' && judgement.feeds.some((feed) => feed.shown !== 'empty'))
    return locale === 'id' ? `sebagian ${name}` : `partly ${name}`
  if (state !== 'late' || lateness === undefined) return name
  return locale === 'id' ? `${name} ${lateness}` : `${lateness} ${name}`
}
