import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import { listPluginConfigs } from '@wadah/db/plugin-config'
import { procedure } from '../procedure.ts'
import { requireOwnPlugin } from './own-plugin.ts'

/** One step in the life of a config; the newest is in force. Going back is saving an older one again. */
export interface ConfigStep {
  revision: number
  config: Record<string, unknown>
  savedAt: string
  savedBy: string
}

export const configHistory = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .input(z.strictObject({ plugin: pluginIdSchema }))
  .query(async ({ ctx, input }): Promise<ConfigStep[]> => {
    await requireOwnPlugin(ctx, input.plugin)
    const rows = await listPluginConfigs(ctx.database, input.plugin)
    return rows.map(({ revision, config, savedAt, savedBy }) => ({ revision, config, savedAt: savedAt.toISOString(), savedBy }))
  })
