import type { CheckFinding, CheckName, CheckOutcome, CheckVerdict } from '@wadah/contracts/curation'
import type { Text } from '@wadah/contracts/texts'
import { isCodedError } from '@wadah/errors'

/** Makes a verdict. */
export function verdict(check: CheckName, outcome: CheckOutcome, summary: Text, findings: CheckFinding[] = []): CheckVerdict {
  return { check, outcome, summary, findings }
}

/** The finding that an error of our own is; what it says is English, written for the one who mends. */
export function findingOf(thrown: unknown): CheckFinding {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const where = isCodedError(thrown) && typeof thrown.details['where'] === 'string' ? thrown.details['where'] : undefined
  return { text: { id: message, en: message }, ...(where === undefined ? {} : { where }) }
}
