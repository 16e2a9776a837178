import * as z from 'zod'
import { pluginIdSchema, procedureNameSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const undo = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, procedure: procedureNameSchema, revision: z.int().min(1) }))
  .mutation(async (): Promise<{ ok: true; revision: number | undefined }> => pending())
