import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listPluginOwners } from '@wadah/db/offices'
import { listReleases } from '@wadah/db/releases'
import { readRunningState } from '../enabling/running-state.ts'
import { procedure } from '../procedure.ts'

/** One release in the registry. */
export interface ReleaseEntry {
  plugin: string
  version: string
  /** The OPD that published it. */
  opd: string
  /** The OPD the plugin belongs to now. */
  owner: string
  title: Text
  hash: string
  enabled: boolean
  publishedAt: string
  keyId: string
}

export const releases = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ plugin: pluginIdSchema.optional() }).default({}))
  .query(async ({ ctx, input }): Promise<ReleaseEntry[]> => {
    const { plugins } = await readRunningState(ctx.database)
    const enabled = new Set(
      [...plugins.values()].flatMap(({ general, rules }) => [general?.hash ?? [], rules.map(({ release }) => release.hash)].flat()),
    )
    const rows = await listReleases(ctx.database, input.plugin)
    const owners = new Map((await listPluginOwners(ctx.database)).map((row) => [row.plugin, row.opd]))
    return rows.map(({ plugin, version, manifest, hash, publishedAt, keyId }) => ({
      plugin,
      version,
      opd: manifest.opd,
      owner: owners.get(plugin) ?? manifest.opd,
      title: manifest.title,
      hash,
      enabled: enabled.has(hash),
      publishedAt: publishedAt.toISOString(),
      keyId,
    }))
  })
