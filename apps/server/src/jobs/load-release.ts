import type { AdapterRelease } from '@wadah/adapter-host/adapter-host'
import { leadingRelease, readRunningState } from '@wadah/api/running-state'
import { standstillOf } from '@wadah/api/standing'
import { migrateValues } from '@wadah/contracts/migrate-values'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract, RecordedProcedure } from '@wadah/contracts/recorded-contract'
import type { ProcedureMeta } from '@wadah/contracts/feed-meta'
import type { Database } from '@wadah/db/open'
import { listPluginConfigs } from '@wadah/db/plugin-config'
import { findRelease, findReleaseFile } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { hostSdk } from '../registry/host-sdk.ts'

/** A release as far as running it needs. Immutable, so it is kept in memory. */
export interface LoadedRelease {
  adapter: AdapterRelease
  manifest: Manifest
  contract: RecordedContract
}

/** A release that runs, and the OPD that owns its plugin now. */
export type OwnedRelease = LoadedRelease & { opd: string }

/** Loads releases, the ones used last from memory. */
export interface ReleaseLoader {
  /** The release of a plugin that uploads go by, and its general feeds; undefined when none runs. */
  enabled(plugin: string): Promise<OwnedRelease | undefined>
  /** A release by its hash; undefined when there is none. */
  byHash(hash: string): Promise<LoadedRelease | undefined>
}

const releasesKept = 200

/** Creates a loader over the database. */
export function createReleaseLoader(database: Database): ReleaseLoader {
  const kept = new Map<string, LoadedRelease>()
  const load = async (hash: string): Promise<LoadedRelease | undefined> => {
    const known = kept.get(hash)
    if (known !== undefined) return known
    const row = await findRelease(database, hash)
    const code = await findReleaseFile(database, hash, 'adapter.js')
    if (row === undefined || code === undefined) return undefined
    const map = await findReleaseFile(database, hash, 'adapter.js.map')
    const loaded = {
      adapter: { hash, code: code.body.toString('utf8'), sourceMap: map?.body.toString('utf8') },
      manifest: row.manifest,
      contract: row.contract,
    }
    kept.set(hash, loaded)
    if (kept.size > releasesKept) kept.delete(kept.keys().next().value ?? hash)
    return loaded
  }
  return {
    async enabled(plugin) {
      const running = (await readRunningState(database)).plugins.get(plugin)
      const release = running && leadingRelease(running)
      if (running === undefined || release === undefined) return undefined
      if (standstillOf(running, release, { safeMode: false, sdk: hostSdk }) !== undefined) return undefined
      const loaded = await load(release.hash)
      return loaded && { ...loaded, opd: running.opd }
    },
    byHash: load,
  }
}

/** A recorded procedure of a kind, with its meta narrowed to it. */
export type ProcedureOf<TKind extends ProcedureMeta['kind']> = RecordedProcedure & { meta: Extract<ProcedureMeta, { kind: TKind }> }

/** The procedure of a release by name and kind. Throws `not_found`, also for a name that every object has. */
export function procedureOf<TKind extends ProcedureMeta['kind']>(
  release: LoadedRelease | undefined,
  name: string,
  kind: TKind,
): ProcedureOf<TKind> {
  const recorded = release !== undefined && Object.hasOwn(release.contract.procedures, name) ? release.contract.procedures[name] : undefined
  if (recorded === undefined || recorded.meta.kind !== kind) throw new CodedError('not_found', `No such ${kind} is enabled.`)
  return recorded as ProcedureOf<TKind>
}

/** The config a plugin runs with: what the OPD saved over what the manifest starts with. `revision` 0 when nothing was saved. */
export async function configOf(
  database: Database,
  { manifest }: LoadedRelease,
): Promise<{ config: Record<string, unknown>; revision: number }> {
  const form = manifest.config
  if (form === undefined) return { config: {}, revision: 0 }
  // The newest that this release's form can read: a release that comes back finds its config as it was.
  const readable = (await listPluginConfigs(database, manifest.id)).filter(({ formVersion }) => formVersion <= form.version)
  const saved = readable.toSorted((a, b) => b.formVersion - a.formVersion)[0]
  if (saved === undefined) return { config: form.defaults, revision: 0 }
  const config = migrateValues(form, { values: saved.config, version: saved.formVersion })
  return { config: { ...form.defaults, ...config }, revision: saved.revision }
}
