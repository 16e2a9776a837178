import semver from 'semver'
import { listActiveRules } from '@wadah/db/enablement-rules'
import { listEnablements } from '@wadah/db/enablement'
import type { Executor } from '@wadah/db/open'
import type { ReleaseRow } from '@wadah/db/releases'

/**
 * Where an approved release stands beside the others of its plugin: `running` for everybody, `beside` for some (a pilot, a rule),
 * `stopped` with its plugin, or `superseded` by a newer one.
 */
export type ReleaseStanding = 'running' | 'beside' | 'stopped' | 'superseded'

/** Tells where releases stand; undefined for what is not approved, or approved and not yet enabled. */
export async function standingOfReleases(executor: Executor): Promise<(release: ReleaseRow) => ReleaseStanding | undefined> {
  const general = new Map((await listEnablements(executor)).map((row) => [row.plugin, row]))
  const beside = new Set((await listActiveRules(executor)).map(({ release }) => release))
  return ({ hash, plugin, version, state }) => {
    if (state !== 'approved') return undefined
    const running = general.get(plugin)
    if (running?.release === hash) return running.enabled ? 'running' : 'stopped'
    if (beside.has(hash)) return 'beside'
    return running !== undefined && semver.lt(version, running.releaseRow.version) ? 'superseded' : undefined
  }
}
