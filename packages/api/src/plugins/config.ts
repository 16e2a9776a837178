import * as z from 'zod'
import { valuesFor } from '@wadah/contracts/migrate-values'
import { pluginIdSchema } from '@wadah/contracts/ids'
import type { FormDefinition } from '@wadah/contracts/manifest'
import { listPluginConfigs } from '@wadah/db/plugin-config'
import { procedure } from '../procedure.ts'
import { requireOwnPlugin } from './own-plugin.ts'

export const config = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer'] } })
  .input(z.strictObject({ plugin: pluginIdSchema }))
  .query(async ({ ctx, input }): Promise<{ definition: FormDefinition | undefined; config: Record<string, unknown> }> => {
    const { manifest } = await requireOwnPlugin(ctx, input.plugin)
    const definition = manifest.config
    if (definition === undefined) return { definition, config: {} }
    const stored = (await listPluginConfigs(ctx.database, input.plugin)).map(({ config: values, formVersion }) => ({
      values,
      version: formVersion,
    }))
    return { definition, config: { ...definition.defaults, ...valuesFor(definition, stored) } }
  })
