import { holdsRestrictedData } from '@wadah/contracts/curation'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import type { ReleaseDecisionRow } from '@wadah/db/curation'
import type { ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'

/** How much a release may do where it runs. */
export type Tier = 'sandboxed' | 'trusted'

/** Why a release takes two people: it handles restricted data, or is to run with the authority of whoever looks. */
export function highRights(contract: RecordedContract, tier: Tier): ('restricted' | 'trusted')[] {
  return [...(holdsRestrictedData(contract) ? ['restricted' as const] : []), ...(tier === 'trusted' ? ['trusted' as const] : [])]
}

/** Tells whether a person stands on the side that submitted: who publishes for an OPD holds its key. */
export function isOwnSubmission(caller: Pick<Caller, 'opd' | 'roles'>, offices: ReadonlySet<string>): boolean {
  return caller.opd !== undefined && offices.has(caller.opd) && caller.roles.some((role) => role === 'publisher' || role === 'head')
}

/** The approval of one person that still waits for another's; a return in between ends it. */
export function openApproval(decisions: readonly ReleaseDecisionRow[]): ReleaseDecisionRow | undefined {
  const last = decisions.at(-1)
  return last?.act === 'approve' && !last.isFinal ? last : undefined
}

/** What an approval comes to: the release is approved, or one of two has spoken. */
export interface ApprovalJudgement {
  isFinal: boolean
  isEmergency: boolean
}

/** Who approves what. */
export interface Approval {
  caller: Caller
  release: ReleaseRow
  /** Offices on whose side the release stands. */
  offices: ReadonlySet<string>
  tier: Tier
  /** One person acts alone where two must; another countersigns later. */
  emergency: boolean
  /** Decisions on the release so far, the oldest first. */
  decisions: readonly ReleaseDecisionRow[]
}

/**
 * Judges an approval by who gives it.
 *
 * @remarks Throws `own_submission`, or `second_person_needed` when the second of two is the first, or both are of the release's OPD.
 */
export function judgeApproval({ caller, release, offices, tier, emergency, decisions }: Approval): ApprovalJudgement {
  refuseOwn(caller, offices)
  if (highRights(release.contract, tier).length === 0) return { isFinal: true, isEmergency: false }
  if (emergency) return { isFinal: true, isEmergency: true }
  const first = openApproval(decisions)
  if (first === undefined || first.tier !== tier) return { isFinal: false, isEmergency: false }
  refuseSameSide(caller, first, offices)
  return { isFinal: true, isEmergency: false }
}

/** Refuses a countersignature by whoever did what it answers, by the submitter, or by two of the release's OPD. */
export function judgeCountersignature(caller: Caller, emergency: ReleaseDecisionRow, offices: ReadonlySet<string>): void {
  refuseOwn(caller, offices)
  refuseSameSide(caller, emergency, offices)
}

function refuseOwn(caller: Caller, offices: ReadonlySet<string>): void {
  if (!isOwnSubmission(caller, offices)) return
  throw new CodedError('own_submission', 'Nobody decides on what their own side submitted.', { details: { opd: caller.opd } })
}

function refuseSameSide(caller: Caller, first: ReleaseDecisionRow, offices: ReadonlySet<string>): void {
  if (first.personId === caller.userId)
    throw new CodedError('second_person_needed', 'The second of two people must be another than the first.', {
      details: { first: first.actor },
    })
  const stands = (office: string | null | undefined): boolean => office != null && offices.has(office)
  if (stands(caller.opd) && stands(first.office))
    throw new CodedError('second_person_needed', 'Of two people at least one must be of another office than the one that submitted.', {
      details: { opd: caller.opd },
    })
}
