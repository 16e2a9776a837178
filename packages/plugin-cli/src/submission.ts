import type { CheckOutcome, CheckVerdict, ReleaseState } from '@wadah/contracts/curation'
import { say } from './print.ts'

/** Where a submitted release stands, as the server tells its OPD. */
export interface Submission {
  plugin: string
  version: string
  hash: string
  state: ReleaseState
  /** Whether it is the release that runs. */
  runs: boolean
  checks: CheckVerdict[]
  decisions: { at: string; act: string; by: string; reason: string; isFinal: boolean }[]
}

const marks: Record<CheckOutcome, string> = { passed: '✓', noted: '•', failed: '✖', 'not-run': '–' }

/** Prints what each check says, and what it found. */
export function sayChecks(checks: readonly CheckVerdict[]): void {
  const width = Math.max(0, ...checks.map(({ check }) => check.length))
  for (const { check, outcome, summary, findings } of checks) {
    say(`  ${marks[outcome]} ${check.padEnd(width)}  ${summary.en}`)
    for (const { text, where } of findings) say(`      ${where === undefined ? '' : `${where}: `}${text.en}`)
  }
}

/** Says in a sentence where a release stands and what comes next. */
export function wordState({ state, runs, decisions }: Submission): string {
  const last = decisions.at(-1)
  const why = last === undefined ? '' : `\n  ${last.by}: ${last.reason}`
  switch (state) {
    case 'checking':
      return 'is being checked; “wadah status” tells when that is done.'
    case 'in-review':
      return `is in review: a curator decides. “wadah status” tells.${why}`
    case 'returned':
      return `was returned. Mend it and submit the next version.${why}`
    case 'approved':
      return runs ? `is approved and runs.${why}` : `is approved; it is not the release that runs.${why}`
    case 'withdrawn':
      return `was withdrawn.${why}`
  }
}
