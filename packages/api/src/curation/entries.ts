import type { CheckVerdict, ReleaseState } from '@wadah/contracts/curation'
import type { Text } from '@wadah/contracts/texts'
import { listChecks, listDecisions, type ReleaseDecisionRow } from '@wadah/db/curation'
import { listEveryOpd } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import type { ReleaseRow } from '@wadah/db/releases'
import { standingOfReleases, type ReleaseStanding } from './release-standing.ts'
import { openApproval } from './second-person.ts'

/** A release in a list. */
export interface ReleaseListing {
  hash: string
  plugin: string
  version: string
  title: Text
  opd: string
  opdName: string
  state: ReleaseState
  standing: ReleaseStanding | undefined
  submittedAt: string
  checks: CheckVerdict[]
  /** The newest decision, and why. */
  decision: DecisionListing | undefined
  /** One of two people has approved it. */
  awaitsSecond: boolean
}

/** A decision in a list. */
export interface DecisionListing {
  id: number
  at: string
  act: ReleaseDecisionRow['act']
  /** Absent when a policy decided. */
  personId: string | undefined
  by: string
  office: string | undefined
  tier: 'sandboxed' | 'trusted' | undefined
  reason: string
  checks: ReleaseDecisionRow['checks']
  policy: ReleaseDecisionRow['policy']
  isEmergency: boolean
  isFinal: boolean
  countersignBy: string | undefined
  answers: number | undefined
}

/** A decision as it is shown. */
export function listDecision(row: ReleaseDecisionRow): DecisionListing {
  const { id, at, act, actor, reason, checks, policy, isEmergency, isFinal } = row
  return {
    id,
    at: at.toISOString(),
    act,
    personId: row.personId ?? undefined,
    by: actor,
    office: row.office ?? undefined,
    tier: row.tier ?? undefined,
    reason,
    checks,
    policy,
    isEmergency,
    isFinal,
    countersignBy: row.countersignBy?.toISOString(),
    answers: row.answers ?? undefined,
  }
}

/** Names of offices by id, also of those that are no more. */
export async function opdNames(executor: Executor): Promise<(id: string) => string> {
  const names = new Map((await listEveryOpd(executor)).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

/** Releases as lists show them, in the order they come. */
export async function listEntries(executor: Executor, rows: readonly ReleaseRow[]): Promise<ReleaseListing[]> {
  const hashes = rows.map(({ hash }) => hash)
  const [checks, decisions, nameOf, standingOf] = [
    await listChecks(executor, hashes),
    await listDecisions(executor, hashes),
    await opdNames(executor),
    await standingOfReleases(executor),
  ]
  return rows.map((row) => {
    const { hash, plugin, version, manifest, state, publishedAt } = row
    const own = decisions.filter(({ release }) => release === hash)
    const last = own.at(-1)
    return {
      hash,
      plugin,
      version,
      title: manifest.title,
      opd: manifest.opd,
      opdName: nameOf(manifest.opd),
      state,
      standing: standingOf(row),
      submittedAt: publishedAt.toISOString(),
      checks: (checks.get(hash) ?? []).map(({ check, outcome, summary, findings }) => ({ check, outcome, summary, findings })),
      decision: last && listDecision(last),
      awaitsSecond: state === 'in-review' && openApproval(own) !== undefined,
    }
  })
}
