/**
 * The words of time and freshness, in both languages: pure, and the only place they are made.
 *
 * @packageDocumentation
 */
export { wordEmpty, wordExplanation, wordOverdue, type ExplanationWords } from './explanation.ts'
export { wordFailure } from './failure.ts'
export { wordAsOf, wordFoot, type FootWords } from './foot.ts'
export { markState, wordFreshness, wordLateness, wordState } from './freshness.ts'
export {
  wordClock,
  wordDay,
  wordDayShort,
  wordFullInstant,
  wordInstant,
  wordPeriod,
  wordSince,
  wordWeekday,
  type WordsIn,
} from './instants.ts'
export { wordAge, wordLength } from './lengths.ts'
