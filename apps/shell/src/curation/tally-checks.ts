import type { TFunction } from 'i18next'
import type { CheckOutcome, CheckVerdict } from '@wadah/contracts/curation'

const order: readonly CheckOutcome[] = ['failed', 'noted', 'passed', 'not-run']

/** `6 lulus, 1 catatan`: the gravest first; what was not run is counted for itself. */
export function tallyChecks(checks: readonly CheckVerdict[], t: TFunction): string {
  return order
    .map((outcome) => ({ outcome, count: checks.filter((check) => check.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => t(`curation.tally.${outcome}`, { count }))
    .join(', ')
}
