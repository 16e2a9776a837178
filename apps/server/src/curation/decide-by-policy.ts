import semver from 'semver'
import {
  checksThatMustHold,
  holdsRestrictedData,
  type CheckVerdict,
  type ConsentDiff,
  type CurationPolicy,
} from '@wadah/contracts/curation'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'

/** What a policy looks at. */
export interface PolicyFacts {
  policy: CurationPolicy
  version: string
  contract: RecordedContract
  running: { version: string; isEnabled: boolean; isPinned: boolean; tier: 'sandboxed' | 'trusted' } | undefined
  diff: ConsentDiff
  verdicts: readonly CheckVerdict[]
}

/** Where a release goes after its checks. */
export type AfterChecks =
  | { state: 'returned'; failed: CheckVerdict[] }
  | { state: 'approved'; policy: CurationPolicy }
  | { state: 'in-review' }

/** Decides where a checked release goes: back when a check that must hold fails, on by itself where the policy says so, else to a curator. */
export function decideByPolicy(facts: PolicyFacts): AfterChecks {
  const failed = facts.verdicts.filter(({ check, outcome }) => outcome === 'failed' && checksThatMustHold.includes(check))
  if (failed.length > 0) return { state: 'returned', failed }
  return approvesItself(facts) ? { state: 'approved', policy: facts.policy } : { state: 'in-review' }
}

function approvesItself({ policy, version, contract, running, diff, verdicts }: PolicyFacts): boolean {
  if (policy === 'review' || semver.prerelease(version) !== null) return false
  // Code that runs with the authority of whoever looks is never changed without a person.
  if (running?.tier === 'trusted') return false
  // A person switched it off or pinned it: only a person undoes that.
  if (running !== undefined && (!running.isEnabled || running.isPinned || semver.lte(version, running.version))) return false
  if (policy === 'follow-compatible') return isCompatible(version, running, diff) && verdicts.every(({ outcome }) => outcome !== 'failed')
  return (
    running !== undefined &&
    semver.diff(version, running.version) === 'patch' &&
    diff.widening.length === 0 &&
    !holdsRestrictedData(contract) &&
    // What was not run here did not pass.
    verdicts.every(({ outcome }) => outcome === 'passed')
  )
}

/** Breaks nothing and reaches no further. */
function isCompatible(version: string, running: PolicyFacts['running'], { widening }: ConsentDiff): boolean {
  if (running === undefined) return true
  if (semver.major(version) !== semver.major(running.version)) return false
  return widening.every(({ weight, kind }) => weight < 3 && kind !== 'contract' && kind !== 'measure')
}
