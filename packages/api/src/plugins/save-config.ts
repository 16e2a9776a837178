import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const saveConfig = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, config: z.record(z.string(), z.unknown()) }))
  .mutation(async (): Promise<{ ok: true }> => pending())
