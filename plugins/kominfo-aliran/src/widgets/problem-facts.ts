import type { Fact } from '@wadah/plugin-sdk/charts'
import type { Translate } from '@wadah/plugin-sdk/widget'

/** States worth a word, the gravest first. */
const problems = ['cut', 'stale', 'late', 'held', 'empty'] as const

/** At most two facts: how many feeds stand in the gravest states. */
export function problemFacts(feeds: readonly { shown: string }[], t: Translate): Fact[] {
  return problems
    .map((state) => ({ state, count: feeds.filter((feed) => feed.shown === state).length }))
    .filter(({ count }) => count > 0)
    .slice(0, 2)
    .map(({ state, count }) => ({ text: t(`keadaan.${state}`, { count }) }))
}
