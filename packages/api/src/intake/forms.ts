import type { IntakeMeta } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { listEnabled } from '@wadah/db/enablement'
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
    const own = (await listEnabled(ctx.database)).filter(({ opd }) => opd === ctx.caller.opd)
    return own.flatMap(({ opd, releaseRow: { manifest, contract } }) =>
      Object.entries(contract.procedures).flatMap(([name, { meta }]) =>
        meta.kind === 'intake' ? { plugin: manifest.id, procedure: name, opd, pluginTitle: manifest.title, meta } : [],
      ),
    )
  })
