import type { Locale } from '@wadah/contracts/texts'
import type { StateName } from '@wadah/plugin-sdk/charts'
import { markState, wordEmpty, wordExplanation, wordFoot, wordState, type ExplanationWords } from '../words/index.ts'
import type { FrameCondition } from './frame-condition.ts'
import type { FrameJudgement } from './judge-frame.ts'
import { conditionMark, wordCondition } from './word-condition.ts'

/** One shape with its word in the foot; no state: words alone. */
export interface FootMark {
  state: StateName
  word: string
}

/** What the foot says. */
export interface FootView {
  asOf: string
  asOfFull: string
  source: string
  marks: readonly FootMark[]
}

/** Everything a frame draws, decided in one place. */
export interface FrameView {
  /** Whose colour and shape the frame wears. */
  state: StateName | 'neutral'
  /** What stands in the content: the widget, a placeholder over it, the last picture alone, or a statement. */
  content: 'widget' | 'covered' | 'picture' | 'statement'
  statement: ExplanationWords | undefined
  /** The line above the foot. */
  line: ExplanationWords | undefined
  action: 'retry' | 'reload' | 'purpose' | 'none'
  foot: FootView
}

/** What {@link viewFrame} decides from. */
export interface FrameFacts {
  condition: FrameCondition
  judgement: FrameJudgement
  painted: boolean
  hasPicture: boolean
  locale: Locale
  now: number
  opd: string
  release: string | undefined
}

function marksOf(judgement: FrameJudgement, mark: string, locale: Locale): FootMark[] {
  if (judgement.feeds.length === 0) return []
  const state = markState(judgement)
  const own: FootMark = { state, word: mark }
  if (judgement.simulated === undefined || state === 'simulated') return [own]
  const simulated = wordState('simulated', locale)
  const partly = locale === 'id' ? `sebagian ${simulated}` : `partly ${simulated}`
  return [{ state: 'simulated', word: judgement.simulated === 'all' ? simulated : partly }, own]
}

const isEmpty = ({ feeds }: FrameJudgement): boolean => feeds.length > 0 && feeds.every((feed) => feed.age.age === 'empty')

/** Decides what a frame shows: one table of states for all plugins. */
export function viewFrame(facts: FrameFacts): FrameView {
  const { condition, judgement, painted, locale, now } = facts
  const words = { locale, utcOffsetMinutes: judgement.decisive?.facts.rule.utcOffsetMinutes ?? 420 }
  const foot = wordFoot(judgement, now, words)
  const footView: FootView = { ...foot, marks: marksOf(judgement, foot.mark, locale) }
  const base = { statement: undefined, line: undefined, action: 'none' as const, foot: footView }

  if (condition.kind === 'loading' || (condition.kind === 'live' && !painted && !facts.hasPicture && !isEmpty(judgement))) {
    // Without a number or its picture, a time would speak of nothing.
    const loading = locale === 'id' ? 'memuat' : 'loading'
    return {
      ...base,
      state: 'neutral',
      content: 'covered',
      foot: facts.hasPicture ? footView : { asOf: loading, asOfFull: loading, source: '', marks: [] },
    }
  }
  if (condition.kind !== 'live') {
    const statement = wordCondition(condition, { locale, opd: facts.opd })
    const mark = conditionMark(condition, { locale, now, release: facts.release, utcOffsetMinutes: words.utcOffsetMinutes })
    const crashed = condition.kind === 'crashed'
    const picture = crashed && facts.hasPicture
    return {
      state: crashed ? 'cut' : 'empty',
      content: picture ? 'picture' : 'statement',
      statement: picture ? undefined : statement,
      line: picture ? statement : undefined,
      action: crashed ? 'reload' : condition.kind === 'sealed' ? 'purpose' : 'none',
      foot: { asOf: mark.note, asOfFull: mark.note, source: '', marks: [{ state: crashed ? 'cut' : 'empty', word: mark.word }] },
    }
  }
  if (judgement.feeds.length === 0)
    return { ...base, state: 'neutral', content: painted ? 'widget' : 'covered', foot: { ...footView, asOf: '', asOfFull: '' } }
  const cut = judgement.shown === 'cut'
  const line = wordExplanation(judgement, now, words)
  if (isEmpty(judgement))
    return {
      ...base,
      state: markState(judgement),
      content: 'statement',
      statement: (cut ? line : undefined) ?? wordEmpty(judgement, words),
      action: cut ? 'retry' : 'none',
    }
  return { ...base, state: markState(judgement), content: painted ? 'widget' : 'covered', line, action: cut ? 'retry' : 'none' }
}
