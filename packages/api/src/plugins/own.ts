import type { Text } from '@wadah/contracts/texts'
import { listEnabled } from '@wadah/db/enablement'
import { readPluginOwners } from '../offices/plugin-owners.ts'
import { procedure } from '../procedure.ts'

/** An enabled plugin of the caller's OPD, as far as its workroom needs it. */
export interface OwnPlugin {
  plugin: string
  version: string
  title: Text
  purpose: Text
  /** Whether it has something the OPD may set. */
  hasConfig: boolean
}

export const own = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .query(async ({ ctx }): Promise<OwnPlugin[]> => {
    const ownerOf = await readPluginOwners(ctx.database)
    const rows = (await listEnabled(ctx.database)).filter(({ plugin }) => ownerOf(plugin) === ctx.caller.opd)
    return rows.map(({ releaseRow: { manifest } }) => ({
      plugin: manifest.id,
      version: manifest.version,
      title: manifest.title,
      purpose: manifest.purpose,
      hasConfig: manifest.config !== undefined,
    }))
  })
