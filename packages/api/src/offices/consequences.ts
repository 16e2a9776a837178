import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import type { Text } from '@wadah/contracts/texts'
import { listConnections } from '@wadah/db/connections'
import { findEnablement } from '@wadah/db/enablement'
import { readBelongings } from '@wadah/db/offices'
import { readKeepers } from '../connections/keepers.ts'
import { procedure } from '../procedure.ts'
import { keepsOffices } from './keepers.ts'
import { requireUnsucceeded } from './require-office.ts'

/** What a merger or a closing touches, told before it is done. */
export interface Consequences {
  plugins: { id: string; title: Text | undefined }[]
  /** Feeds that run. */
  feeds: number
  connections: string[]
  keys: { keyId: string; label: string }[]
  people: string[]
}

export const consequences = procedure
  .meta({ authority: keepsOffices })
  .input(z.strictObject({ id: opdIdSchema }))
  .query(async ({ ctx, input: { id } }): Promise<Consequences> => {
    await requireUnsucceeded(ctx.database, id)
    const keeperOf = await readKeepers(ctx.database)
    const { plugins, feeds, keys, people } = await readBelongings(ctx.database, id)
    const titles = plugins.map(async (plugin) => ({
      id: plugin,
      title: (await findEnablement(ctx.database, plugin))?.releaseRow.manifest.title,
    }))
    return {
      plugins: await Promise.all(titles),
      feeds,
      connections: (await listConnections(ctx.database)).filter((row) => keeperOf(row) === id).map(({ name }) => name),
      keys,
      people: people.map(({ name }) => name),
    }
  })
