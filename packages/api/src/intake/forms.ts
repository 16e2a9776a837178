import type { IntakeMeta } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { leadingRelease, readRunningState } from '../enabling/running-state.ts'
import { standstillOf } from '../enabling/standing.ts'
import { procedure } from '../procedure.ts'

/** One table the OPD may upload. */
export interface IntakeForm {
  plugin: string
  procedure: string
  opd: string
  pluginTitle: Text
  meta: IntakeMeta
}

export const forms = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .query(async ({ ctx }): Promise<IntakeForm[]> => {
    const { plugins } = await readRunningState(ctx.database)
    const own = [...plugins.values()].flatMap((plugin) => {
      const release = leadingRelease(plugin)
      const isOwn = release !== undefined && plugin.opd === ctx.caller.opd
      return isOwn && standstillOf(plugin, release, ctx.services.installation) === undefined ? { ...release, opd: plugin.opd } : []
    })
    return own.flatMap(({ opd, manifest, contract }) =>
      Object.entries(contract.procedures).flatMap(([name, { meta }]) =>
        meta.kind === 'intake' ? { plugin: manifest.id, procedure: name, opd, pluginTitle: manifest.title, meta } : [],
      ),
    )
  })
