import type { CheckVerdict, DecisionAct, ReleaseState } from '@wadah/contracts/curation'
import type { Caller } from '@wadah/contracts/roles'
import { readReleaseOffices } from '@wadah/api/release-offices'
import { listChecks, listDecisions } from '@wadah/db/curation'
import { findEnablement } from '@wadah/db/enablement'
import type { Executor } from '@wadah/db/open'
import { findRelease, listReleases, type ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'

/** Where a submitted release stands, for the OPD that submitted it. */
export interface Submission {
  plugin: string
  version: string
  hash: string
  state: ReleaseState
  /** Whether it is the release that runs. */
  runs: boolean
  submittedAt: string
  checks: CheckVerdict[]
  /** What was decided and why, the newest last. */
  decisions: { at: string; act: DecisionAct; by: string; reason: string; isFinal: boolean }[]
}

/** Where one release of the caller's OPD stands. Throws `not_found`, also for another OPD's. */
export async function submissionOf(executor: Executor, hash: string, caller: Caller): Promise<Submission> {
  const row = await findRelease(executor, hash)
  const isOwn = row !== undefined && (await ownReleases(executor, caller, [row])).length > 0
  const [submission] = isOwn ? await describe(executor, [row]) : []
  if (submission === undefined) throw new CodedError('not_found', 'There is no such release of your OPD.')
  return submission
}

/** Releases of the caller's OPD, the newest first. */
export async function submissionsOf(executor: Executor, caller: Caller, plugin: string | undefined): Promise<Submission[]> {
  const rows = await ownReleases(executor, caller, await listReleases(executor, plugin))
  return describe(executor, rows.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime()).slice(0, 100))
}

/** Those of some releases that are the caller's office's to look after. */
async function ownReleases(executor: Executor, { opd }: Caller, rows: readonly ReleaseRow[]): Promise<ReleaseRow[]> {
  if (opd === undefined) return []
  const officesOf = await readReleaseOffices(executor)
  return rows.filter((row) => officesOf(row).has(opd))
}

async function describe(executor: Executor, rows: readonly ReleaseRow[]): Promise<Submission[]> {
  const hashes = rows.map(({ hash }) => hash)
  const checks = await listChecks(executor, hashes)
  const decisions = await listDecisions(executor, hashes)
  const submissions: Submission[] = []
  for (const { plugin, version, hash, state, publishedAt } of rows) {
    const running = await findEnablement(executor, plugin)
    submissions.push({
      plugin,
      version,
      hash,
      state,
      runs: running?.enabled === true && running.release === hash && state === 'approved',
      submittedAt: publishedAt.toISOString(),
      checks: (checks.get(hash) ?? []).map(({ check, outcome, summary, findings }) => ({ check, outcome, summary, findings })),
      decisions: decisions
        .filter(({ release }) => release === hash)
        .map(({ at, act, actor, reason, isFinal }) => ({ at: at.toISOString(), act, by: actor, reason, isFinal })),
    })
  }
  return submissions
}
