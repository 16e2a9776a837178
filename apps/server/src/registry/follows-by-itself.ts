import semver from 'semver'
import type { Permissions } from '@wadah/contracts/manifest'
import type { findEnablement } from '@wadah/db/enablement'
import { checkVersion } from '@wadah/plugin-bundle/compare-contracts'
import type { VerifiedRelease } from '@wadah/plugin-bundle/verify'

/** What runs of a plugin; undefined before its first release. */
export type Running = Awaited<ReturnType<typeof findEnablement>>

/**
 * Tells whether a release follows the one that runs without a curator: it breaks nothing, reaches no further, and nobody decided otherwise.
 *
 * @remarks Throws `contract_break` for a break under a version that denies it.
 */
export function followsByItself({ manifest, contract }: Pick<VerifiedRelease, 'manifest' | 'contract'>, running: Running): boolean {
  if (running === undefined) return true
  const { version, contract: former, manifest: formerManifest } = running.releaseRow
  if (semver.lte(manifest.version, version)) return false
  const { level } = checkVersion({ version, contract: former }, { version: manifest.version, contract })
  return (
    running.enabled &&
    running.policy === 'follow-compatible' &&
    level !== 'major' &&
    semver.major(manifest.version) === semver.major(version) &&
    semver.prerelease(manifest.version) === null &&
    !reachesFurther(formerManifest.permissions, manifest.permissions)
  )
}

/** Whether a release asks for a host or a capability that the one before did not have. */
function reachesFurther(before: Permissions, after: Permissions): boolean {
  const reach = ({ connections, capabilities }: Permissions): string[] => [
    ...connections.flatMap(({ name, kind, hosts }) => hosts.map((host) => `${kind} ${name} ${host}`)),
    ...capabilities.map(({ name }) => name),
  ]
  const granted = new Set(reach(before))
  return reach(after).some((wanted) => !granted.has(wanted))
}
