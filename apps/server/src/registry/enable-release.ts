import { addAuditEvent } from '@wadah/db/audit'
import { carrySnapshot } from '@wadah/db/carry-snapshot'
import { setEnablement, type EnablementRow } from '@wadah/db/enablement'
import { findFeed, setFeedFacts } from '@wadah/db/feeds'
import { findPluginOwner } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import { addCurationEvent, type ReleaseRow } from '@wadah/db/releases'
import { feedDeclarations } from './feed-declarations.ts'

/** What is enabled, by whom and why. */
export interface EnableOptions {
  release: Pick<ReleaseRow, 'hash' | 'plugin' | 'version' | 'manifest' | 'contract'>
  policy: EnablementRow['policy']
  tier: EnablementRow['tier']
  actor: string
  /** `enabled` by the policy, or `rolled-back` to by a person. */
  kind: 'enabled' | 'rolled-back'
  reason?: string | undefined
  at: Date
}

/**
 * Makes a release the one that runs, inside a transaction.
 *
 * @remarks Feeds whose contract changes show the last snapshot of that contract, dated, until they have run.
 */
export async function enableRelease(tx: Executor, { release, policy, tier, actor, kind, reason, at }: EnableOptions): Promise<void> {
  const owner = (await findPluginOwner(tx, release.plugin)) ?? release.manifest.opd
  const declarations = feedDeclarations(release.manifest, release.contract, owner)
  const changed: string[] = []
  for (const { id, contractHash } of declarations) {
    const former = await findFeed(tx, id)
    if (former !== undefined && former.contractHash !== contractHash) changed.push(id)
  }
  await setFeedFacts(tx, release.plugin, declarations)
  for (const id of changed) await carrySnapshot(tx, id)
  await addCurationEvent(tx, { at, plugin: release.plugin, release: release.hash, kind, actor, reason: reason ?? null })
  await addAuditEvent(tx, {
    at,
    actor,
    action: `release.${kind}`,
    subject: `${release.plugin}@${release.version}`,
    details: { hash: release.hash, policy, tier },
  })
  await setEnablement(tx, { plugin: release.plugin, release: release.hash, policy, tier, enabled: true, changedAt: at })
}
