import type { Text } from '@wadah/contracts/texts'
import { listEveryOpd, listFormerNames, listHandovers, listPluginOwners } from '@wadah/db/offices'
import { listReleases } from '@wadah/db/releases'
import { procedure } from '../procedure.ts'
import { seesOffices } from './keepers.ts'
import { isThere, nameAt } from './office-dates.ts'
import { readPluginConnections, type PluginConnection } from './plugin-connections.ts'

/** Why a plugin needs somebody to look after it. */
export const ageingReasons = ['owner-gone', 'no-release', 'sdk-lapses'] as const
export type AgeingReason = (typeof ageingReasons)[number]

/** A plugin, whose it is and was, and how old it grows. */
export interface OwnedPlugin {
  id: string
  title: Text | undefined
  owner: { id: string; name: string }
  /** `by`: the name its office bore when it was published. */
  newest: { version: string; at: string; by: string } | undefined
  /** Connections it reads by that are set up, and who looks after them. */
  connections: PluginConnection[]
  /** Names as they were then. */
  handovers: { from: string; to: string; since: string }[]
  ageing: AgeingReason[]
}

const longestWithoutRelease = 365 * 86_400_000

export const plugins = procedure.meta({ authority: seesOffices }).query(async ({ ctx }): Promise<OwnedPlugin[]> => {
  const now = ctx.services.now()
  const offices = new Map((await listEveryOpd(ctx.database)).map((office) => [office.id, office]))
  const former = await listFormerNames(ctx.database)
  const releases = await listReleases(ctx.database)
  const handovers = await listHandovers(ctx.database)
  const connectionsOf = await readPluginConnections(ctx.database, releases)
  const called = (id: string, at: Date): string => nameAt(offices.get(id), former, at) ?? id
  return (await listPluginOwners(ctx.database)).map(({ plugin, opd }) => {
    const newest = releases.find((release) => release.plugin === plugin)
    const owner = offices.get(opd)
    const ageing: Record<AgeingReason, boolean> = {
      'owner-gone': owner === undefined || !isThere(owner, new Date(now)),
      'no-release': newest === undefined || now - newest.publishedAt.getTime() > longestWithoutRelease,
      'sdk-lapses': newest !== undefined && ctx.services.registry.sdkLapses(newest.manifest.sdk),
    }
    return {
      id: plugin,
      title: newest?.manifest.title,
      owner: { id: opd, name: owner?.name ?? opd },
      newest: newest && {
        version: newest.version,
        at: newest.publishedAt.toISOString(),
        by: called(newest.manifest.opd, newest.publishedAt),
      },
      connections: connectionsOf(plugin),
      handovers: handovers
        .filter((row) => row.plugin === plugin)
        // The day it was handed over is the first that the former owner was no more.
        .map(({ fromOpd, toOpd, since }) => ({
          from: called(fromOpd, new Date(since.getTime() - 1)),
          to: called(toOpd, since),
          since: since.toISOString(),
        })),
      ageing: ageingReasons.filter((reason) => ageing[reason]),
    }
  })
})
