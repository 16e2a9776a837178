import type { Caller } from '@wadah/contracts/roles'
import { readPluginOwners } from '@wadah/api/plugin-owners'
import { listReleasesOfFile } from '@wadah/db/releases'
import type { Executor } from '@wadah/db/open'

/** Who may fetch a file by its address: everybody what was approved, reviewers and its own OPD what was not (yet). */
export type FileAccess = 'everybody' | 'reviewers' | 'nobody'

const reviewers = ['curator', 'auditor']

/**
 * Tells who may fetch a file of releases.
 *
 * @remarks An address of 256 bits cannot be guessed, but it travels in logs and links; code that nobody has looked at is not served
 * from the city's own origin to whoever has it.
 */
export async function fileAccess(executor: Executor, sha256: string, caller: Caller): Promise<FileAccess> {
  const holders = await listReleasesOfFile(executor, sha256)
  // A release that was withdrawn ran once: devices hold it, and boards show its last pictures.
  if (holders.some(({ state }) => state === 'approved' || state === 'withdrawn')) return 'everybody'
  const isReviewer = caller.kind === 'user' && caller.roles.some((role) => reviewers.includes(role))
  return isReviewer || (await isOfOwner(executor, holders, caller)) ? 'reviewers' : 'nobody'
}

async function isOfOwner(executor: Executor, holders: readonly { plugin: string }[], { opd }: Caller): Promise<boolean> {
  if (opd === undefined || holders.length === 0) return false
  const ownerOf = await readPluginOwners(executor)
  return holders.some(({ plugin }) => ownerOf(plugin) === opd)
}
