import type { FrameJudgement } from '../frame/judge-frame.ts'
import { wordFailure } from './failure.ts'
import { wordSince, type WordsIn } from './instants.ts'
import { wordAge, wordLength } from './lengths.ts'

/** The line under a widget's title that explains its state. `lead` is bold. */
export interface ExplanationWords {
  lead: string
  text: string
}

/** Explains stale, cut, held and empty in one or two sentences; undefined when nothing needs explaining. */
export function wordExplanation(judgement: FrameJudgement, now: number, words: WordsIn): ExplanationWords | undefined {
  const { locale } = words
  const id = locale === 'id'
  const feed = judgement.decisive
  if (feed === undefined) return undefined
  const { age, run, facts } = feed
  if (judgement.shown === 'stale') {
    const since = wordSince(age.lateAt ?? now, now, words)
    const last =
      age.asOf === undefined
        ? ''
        : id
          ? `Angka terakhir: ${wordAge(now - age.asOf, locale)}.`
          : `Last number: ${wordAge(now - age.asOf, locale)}.`
    return { lead: id ? `Tersumbat sejak ${since}.` : `Clogged since ${since}.`, text: last }
  }
  if (judgement.shown === 'cut') {
    const since =
      run.since === undefined
        ? ''
        : id
          ? `Putus sejak ${wordSince(run.since, now, words)}; dicoba lagi terus.`
          : `Lost since ${wordSince(run.since, now, words)}; it keeps trying.`
    return { lead: wordFailure(facts.run.code, facts.source, locale), text: since }
  }
  if (judgement.shown === 'held' && facts.hold !== undefined) {
    const reason = facts.hold.reason[locale]
    return {
      lead: id ? 'Angka baru sedang diperiksa:' : 'The new number is being checked:',
      text: `${/[.!?]$/.test(reason) ? reason : `${reason}.`} ${id ? 'Yang tampil angka terakhir yang lolos.' : 'Shown is the last one that passed.'}`,
    }
  }
  if (age.unchangedSince !== undefined)
    return {
      lead: id
        ? `Tidak berubah sejak ${wordSince(age.unchangedSince, now, words)}.`
        : `Unchanged since ${wordSince(age.unchangedSince, now, words)}.`,
      text: '',
    }
  return undefined
}

/** What an empty widget says: what is missing, and when it is promised. */
export function wordEmpty(judgement: FrameJudgement, words: WordsIn): ExplanationWords {
  const id = words.locale === 'id'
  const feed = judgement.decisive
  const lead = id ? 'Belum ada data.' : 'No data yet.'
  if (feed === undefined)
    return { lead, text: id ? 'Widget ini belum terhubung ke aliran data.' : 'This widget is not connected to a feed yet.' }
  const { opd, opdName = opd, metadata } = feed.facts
  const frequency = metadata.frequency[words.locale]
  return { lead, text: id ? `Dijanjikan ${opdName}: ${frequency}.` : `Promised by ${opdName}: ${frequency}.` }
}

/** `3 jam lewat jadwal`: how late, for a list of late feeds. */
export function wordOverdue(ms: number, words: WordsIn): string {
  const length = wordLength(ms, words.locale)
  return words.locale === 'id' ? `${length} lewat jadwal` : `${length} past due`
}
