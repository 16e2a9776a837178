import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { readPluginConfig } from '@wadah/db/plugin-config'
import { procedure } from '../procedure.ts'
import { requireOwnPlugin } from './own-plugin.ts'

export const config = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .input(z.strictObject({ plugin: pluginIdSchema }))
  .query(async ({ ctx, input }): Promise<{ definition: FormDefinition | undefined; config: Record<string, unknown> }> => {
    const { manifest } = await requireOwnPlugin(ctx, input.plugin)
    const saved = await readPluginConfig(ctx.database, input.plugin)
    return { definition: manifest.config, config: { ...manifest.config?.defaults, ...saved?.config } }
  })
