import type { CheckVerdict } from '@wadah/contracts/curation'
import { budgets, weigh } from '../budgets.ts'
import { both, wordBytes } from '../consent/words.ts'
import type { CheckContext } from './check-context.ts'
import { findingOf, verdict } from './verdict.ts'

/** Looks whether the code keeps within what a line can carry. */
export function checkBudgets({ release }: CheckContext): CheckVerdict {
  try {
    const weights = weigh(release.files)
    const heavy = weights.filter(({ overBudget }) => overBudget)
    const findings = heavy.map(({ path, gzip }) => ({
      text: both(
        `${wordBytes(gzip).id}; yang wajar ${wordBytes(budgets.widget).id}.`,
        `${wordBytes(gzip).en}; usual is ${wordBytes(budgets.widget).en}.`,
      ),
      where: path,
    }))
    const widgets = weights.filter(({ path }) => path !== 'adapter.js').reduce((sum, { gzip }) => sum + gzip, 0)
    return verdict(
      'budgets',
      heavy.length > 0 ? 'noted' : 'passed',
      both(`Widget ${wordBytes(widgets).id} seluruhnya.`, `Widgets weigh ${wordBytes(widgets).en} in all.`),
      findings,
    )
  } catch (thrown) {
    return verdict('budgets', 'failed', both('Terlalu berat untuk dikirim ke layar.', 'Too heavy to be sent to screens.'), [
      findingOf(thrown),
    ])
  }
}
