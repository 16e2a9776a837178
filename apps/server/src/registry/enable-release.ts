import { addAuditEvent, type Actor } from '@wadah/db/audit'
import { setEnablement, type EnablementRow } from '@wadah/db/enablement'
import { endRule, listActiveRules } from '@wadah/db/enablement-rules'
import type { Executor } from '@wadah/db/open'
import { addCurationEvent, findRelease, type ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { isNextOf } from './follow-rules.ts'
import { settleFeeds } from './settle-feeds.ts'

/** What is enabled, by whom and why. */
export interface EnableOptions {
  release: Pick<ReleaseRow, 'hash' | 'plugin' | 'version' | 'manifest' | 'contract'>
  policy: EnablementRow['policy']
  tier: EnablementRow['tier']
  actor: Actor
  /** `enabled` by the policy or a person, `widened` from a pilot, or `rolled-back` to by a person. */
  kind: 'enabled' | 'widened' | 'rolled-back'
  reason?: string | undefined
  at: Date
}

/**
 * Makes a release the one that runs in general, inside a transaction.
 *
 * @remarks Throws `not_approved` for a release that nobody approved or that was withdrawn, whoever asks. Rules that ran it beside the
 * former one have reached their end; rules that follow come along. Feeds whose contract changes show what there is of that contract,
 * dated, until they have run.
 */
export async function enableRelease(tx: Executor, { release, policy, tier, actor, kind, reason, at }: EnableOptions): Promise<void> {
  if ((await findRelease(tx, release.hash))?.state !== 'approved')
    throw new CodedError('not_approved', `${release.plugin}@${release.version} is not approved, so it cannot run.`)
  await addCurationEvent(tx, { at, plugin: release.plugin, release: release.hash, kind, actor: actor.name, reason: reason ?? null })
  await addAuditEvent(tx, {
    at,
    actor,
    action: `release.${kind}`,
    subject: `${release.plugin}@${release.version}`,
    details: { hash: release.hash, policy, tier },
  })
  await settleRules(tx, { release, actor, reason: reason ?? kind, at, mayFollow: kind !== 'rolled-back' })
  const row = { plugin: release.plugin, release: release.hash, policy, tier, enabled: true, changedAt: at }
  await setEnablement(tx, row, { urgent: kind === 'rolled-back' })
  await settleFeeds(tx, release.plugin, { forgetState: kind === 'rolled-back' })
}

interface SettleRulesOptions extends Pick<EnableOptions, 'actor' | 'at'> {
  release: Pick<ReleaseRow, 'hash' | 'plugin' | 'version'>
  reason: string
  mayFollow: boolean
}

async function settleRules(tx: Executor, { release, actor, reason, at, mayFollow }: SettleRulesOptions): Promise<void> {
  for (const rule of await listActiveRules(tx, release.plugin)) {
    const { version } = rule.releaseRow
    const follows = mayFollow && rule.kind === 'rule' && rule.policy === 'follow-compatible'
    if (rule.release === release.hash) await endRule(tx, rule.id, { at, by: actor.name, ending: 'widened', reason })
    else if (follows && isNextOf(release.version, version)) await endRule(tx, rule.id, { at, by: actor.name, ending: 'replaced', reason })
  }
}
