import semver from 'semver'
import { raiseEnablement } from '@wadah/db/enablement'
import { adjustRule, listActiveRules } from '@wadah/db/enablement-rules'
import type { Executor } from '@wadah/db/open'
import { addCurationEvent, type ReleaseRow } from '@wadah/db/releases'
import { settleFeeds } from './settle-feeds.ts'

/** Tells whether a release is the next of a line: newer, of the same major version, and no trial of its author's. */
export function isNextOf(version: string, former: string): boolean {
  return semver.gt(version, former) && semver.major(version) === semver.major(former) && semver.prerelease(version) === null
}

/**
 * Moves rules that follow compatible releases to one that may run, where the general release stays behind. Call it in the transaction
 * that lets the release run.
 */
export async function followRules(
  tx: Executor,
  release: Pick<ReleaseRow, 'hash' | 'plugin' | 'version'>,
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const following = (await listActiveRules(tx, release.plugin)).filter(
    ({ kind, policy, releaseRow }) => kind === 'rule' && policy === 'follow-compatible' && isNextOf(release.version, releaseRow.version),
  )
  if (following.length === 0) return
  for (const { id } of following) await adjustRule(tx, id, { release: release.hash })
  await addCurationEvent(tx, { at, plugin: release.plugin, release: release.hash, kind: 'rule-followed', actor, reason: null })
  await settleFeeds(tx, release.plugin)
  await raiseEnablement(tx)
}
