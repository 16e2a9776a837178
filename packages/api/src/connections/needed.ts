import type { Permissions } from '@wadah/contracts/manifest'
import { originOf } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listEnabled } from '@wadah/db/enablement'
import { procedure } from '../procedure.ts'
import { connectionKeepers, keepsEveryConnection, readKeepers } from './keepers.ts'

/** A connection as an enabled plugin asks for it, also one that nobody has set up yet. */
export type ConnectionNeed = Permissions['connections'][number] & {
  /** Title of the plugin. */
  plugin: Text
  /** The office in whose name it is kept. */
  opd: string
  /** The office that looks after it. */
  keeper: string
}

export const needed = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', ...connectionKeepers] } })
  .query(async ({ ctx }): Promise<ConnectionNeed[]> => {
    const keeperOf = await readKeepers(ctx.database)
    const needs = (await listEnabled(ctx.database)).flatMap(({ releaseRow: { manifest } }) =>
      manifest.permissions.connections.map((wanted) => {
        const opd = originOf(manifest.id)
        return { ...wanted, plugin: manifest.title, opd, keeper: keeperOf({ opd, name: wanted.name }) }
      }),
    )
    return needs.filter(({ keeper }) => keepsEveryConnection(ctx) || keeper === ctx.caller.opd)
  })
