import semver from 'semver'
import { actorOf } from '@wadah/api/actor'
import type { Decision } from '@wadah/api/enabling-services'
import { addAuditEvent, type Actor } from '@wadah/db/audit'
import { findEnablement } from '@wadah/db/enablement'
import { lockRule, type RuleWithRelease } from '@wadah/db/enablement-rules'
import { takeTurns, type Database, type Executor } from '@wadah/db/open'
import { addCurationEvent, findReleaseVersion, listReleases, type ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { hostSdk } from '../registry/host-sdk.ts'

/** Decides in one transaction, one decision on a plugin after the other. */
export function decide<TResult>(database: Database, plugin: string, work: (tx: Executor) => Promise<TResult>): Promise<TResult> {
  return database.transaction(async (tx) => {
    await takeTurns(tx, `enabling ${plugin}`)
    return work(tx)
  })
}

/** A release that may run. Throws `not_found`, `not_approved` or `sdk_out_of_range`, naming release and reason. */
export async function requireRunnable(executor: Executor, plugin: string, version: string): Promise<ReleaseRow> {
  const release = await findReleaseVersion(executor, plugin, version)
  if (release === undefined) throw new CodedError('not_found', `There is no release ${plugin}@${version}.`)
  if (release.state !== 'approved' || release.withdrawnReason !== null)
    throw new CodedError('not_approved', `${plugin}@${version} is ${release.withdrawnReason === null ? release.state : 'withdrawn'}.`, {
      details: { plugin, version, state: release.state },
    })
  if (!hostSdk.fits(release.manifest.sdk))
    throw new CodedError(
      'sdk_out_of_range',
      `${plugin}@${version} wants SDK ${release.manifest.sdk}; this server brings ${hostSdk.version}.`,
      {
        details: { plugin, version, sdk: release.manifest.sdk, host: hostSdk.version },
      },
    )
  return release
}

/** A rule in force, locked. Throws `not_found`. */
export async function requireRule(tx: Executor, id: number): Promise<RuleWithRelease> {
  const rule = await lockRule(tx, id)
  if (rule === undefined || rule.endedAt !== null) throw new CodedError('not_found', 'That rule is no longer in force.')
  return rule
}

/** The release to go back to: the newest below the one that runs that may run. Throws `not_found`. */
export async function formerRelease(executor: Executor, plugin: string): Promise<ReleaseRow> {
  const present = await findEnablement(executor, plugin)
  const former = (await listReleases(executor, plugin))
    .filter(({ version, state, withdrawnReason, manifest }) => {
      const mayRun = state === 'approved' && withdrawnReason === null && hostSdk.fits(manifest.sdk)
      return mayRun && present !== undefined && semver.lt(version, present.releaseRow.version)
    })
    .toSorted((a, b) => semver.rcompare(a.version, b.version))[0]
  if (former === undefined) throw new CodedError('not_found', `There is no earlier release of ${plugin} that may run.`)
  return former
}

/** What a decision leaves behind. */
export interface RecordedDecision {
  plugin: string
  release?: Pick<ReleaseRow, 'hash' | 'version'> | undefined
  kind: string
  at: Date
  details?: Record<string, unknown>
}

/** Writes a decision into the timeline and the audit. */
export async function record(tx: Executor, decision: Pick<Decision, 'reason'> & { actor: Actor }, entry: RecordedDecision): Promise<void> {
  const { plugin, release, kind, at, details = {} } = entry
  const { actor, reason } = decision
  await addCurationEvent(tx, { at, plugin, release: release?.hash ?? null, kind, actor: actor.name, reason })
  const subject = release === undefined ? plugin : `${plugin}@${release.version}`
  await addAuditEvent(tx, { at, actor, action: `enabling.${kind}`, subject, details: { ...details, reason } })
}

/** The decision with its author as histories write it. */
export function signed<TDecision extends Decision>(decision: TDecision): TDecision & { actor: Actor } {
  return { ...decision, actor: actorOf(decision.caller) }
}
