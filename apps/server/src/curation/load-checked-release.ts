import { findEnablement } from '@wadah/db/enablement'
import type { Executor } from '@wadah/db/open'
import { findFile, findRelease, listReleaseFiles, type ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import type { CheckedRelease } from '@wadah/plugin-bundle/check-context'
import { codeOf, type ComparedRelease } from '@wadah/plugin-bundle/compared-release'

/** A release with everything it holds. */
export interface LoadedForReview extends CheckedRelease {
  row: ReleaseRow
}

/** Loads a release with its files. Throws `not_found`. */
export async function loadForReview(executor: Executor, hash: string): Promise<LoadedForReview> {
  const row = await findRelease(executor, hash)
  if (row === undefined) throw new CodedError('not_found', 'There is no such release.')
  const files = new Map<string, Buffer>()
  for (const { path, sha256 } of await listReleaseFiles(executor, hash)) {
    const file = await findFile(executor, sha256)
    if (file !== undefined) files.set(path, file.body)
  }
  return { row, hash, manifest: row.manifest, contract: row.contract, seal: row.seal, files }
}

/** The release that runs of a plugin, as consent compares it; undefined when none does or it is the one that is compared. */
export async function loadRunning(executor: Executor, plugin: string, hash: string): Promise<ComparedRelease | undefined> {
  const running = await findEnablement(executor, plugin)
  if (running === undefined || running.release === hash) return undefined
  return toCompared(await loadForReview(executor, running.release))
}

/** A release as consent compares it. */
export function toCompared({ manifest, contract, files }: CheckedRelease): ComparedRelease {
  return { manifest, contract, code: codeOf(files) }
}
