import type { Permissions } from '@wadah/contracts/manifest'
import { originOf } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listEnabled } from '@wadah/db/enablement'
import { readKeepers } from '../connections/keepers.ts'
import { readPluginOwners } from '../offices/plugin-owners.ts'
import { procedure } from '../procedure.ts'

/** A connection as a plugin asks for it. */
export type OwnConnection = Permissions['connections'][number] & {
  /** The office in whose name it is kept. */
  opd: string
  /** The office that looks after it. */
  keeper: string
}

/** An enabled plugin of the caller's OPD, as far as its workroom needs it. */
export interface OwnPlugin {
  plugin: string
  version: string
  title: Text
  purpose: Text
  /** Whether it has something the OPD may set. */
  hasConfig: boolean
  /** Connections it needs, by name, and why. */
  connections: OwnConnection[]
}

export const own = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .query(async ({ ctx }): Promise<OwnPlugin[]> => {
    const keeperOf = await readKeepers(ctx.database)
    const ownerOf = await readPluginOwners(ctx.database)
    const rows = (await listEnabled(ctx.database)).filter(({ plugin }) => ownerOf(plugin) === ctx.caller.opd)
    return rows.map(({ releaseRow: { manifest } }) => ({
      plugin: manifest.id,
      version: manifest.version,
      title: manifest.title,
      purpose: manifest.purpose,
      hasConfig: manifest.config !== undefined,
      connections: manifest.permissions.connections.map((wanted) => {
        const opd = originOf(manifest.id)
        return { ...wanted, opd, keeper: keeperOf({ opd, name: wanted.name }) }
      }),
    }))
  })
