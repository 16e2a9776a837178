import * as z from 'zod'
import { pluginIdSchema, splitId } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listDeposits } from '@wadah/db/deposits'
import { listFeeds } from '@wadah/db/feeds'
import { listReleaseFiles, listReleases } from '@wadah/db/releases'
import { listSnapshots } from '@wadah/db/snapshots'
import { readPluginOwners } from '../offices/plugin-owners.ts'
import { procedure } from '../procedure.ts'
import { mayProposeFor, purgeRoles } from './may-propose.ts'

const newestVersions = 200

/** What is kept of a plugin that may hold personal data: where and when, never what. */
export interface Holdings {
  feeds: { id: string; title: Text; versions: { version: number; period: string | undefined; fetchedAt: string; isPurged: boolean }[] }[]
  deposits: { intake: string; revision: number; fileName: string; rows: number; uploadedAt: string; isPurged: boolean }[]
  releases: { hash: string; version: string; files: { path: string; sha256: string }[] }[]
}

/** Plugins whose content may be purged by the caller. */
export const purgeablePlugins = procedure
  .meta({ authority: { kind: 'roles', roles: purgeRoles } })
  .query(async ({ ctx }): Promise<{ id: string; title: Text }[]> => {
    const ownerOf = await readPluginOwners(ctx.database)
    const releases = (await listReleases(ctx.database)).filter((release) => mayProposeFor(ctx.caller, ownerOf(release.plugin)))
    return [...new Map(releases.map(({ manifest }) => [manifest.id, { id: manifest.id, title: manifest.title }])).values()]
  })

export const holdings = procedure
  .meta({ authority: { kind: 'roles', roles: purgeRoles } })
  .input(z.strictObject({ plugin: pluginIdSchema }))
  .query(async ({ ctx, input }): Promise<Holdings> => {
    const ownerOf = await readPluginOwners(ctx.database)
    const releases = (await listReleases(ctx.database, input.plugin)).filter((release) =>
      mayProposeFor(ctx.caller, ownerOf(release.plugin)),
    )
    const feeds = (await listFeeds(ctx.database)).filter(
      (feed) => splitId(feed.id).pluginId === input.plugin && mayProposeFor(ctx.caller, feed.opd),
    )
    const intakes = new Set(
      releases.flatMap(({ contract }) =>
        Object.entries(contract.procedures).flatMap(([name, { meta }]) => (meta.kind === 'intake' ? name : [])),
      ),
    )
    return {
      feeds: await Promise.all(
        feeds.map(async ({ id, meta }) => ({
          id,
          title: meta.title,
          versions: (await listSnapshots(ctx.database, id, newestVersions)).map(({ version, period, fetchedAt, purgedAt }) => ({
            version,
            period: period ?? undefined,
            fetchedAt: fetchedAt.toISOString(),
            isPurged: purgedAt !== null,
          })),
        })),
      ),
      deposits: (await Promise.all([...intakes].map((intake) => listDeposits(ctx.database, input.plugin, intake)))).flat().map((row) => ({
        intake: row.intake,
        revision: row.revision,
        fileName: row.fileName,
        rows: row.rows,
        uploadedAt: row.uploadedAt.toISOString(),
        isPurged: row.purgedAt !== null,
      })),
      releases: await Promise.all(
        releases.map(async ({ hash, version }) => ({ hash, version, files: await listReleaseFiles(ctx.database, hash) })),
      ),
    }
  })
