import * as z from 'zod'
import { versionSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { inEmergency, pluginDecision } from './decision-inputs.ts'

export const rollBack = procedure
  .meta({ authority: inEmergency })
  .input(z.strictObject({ ...pluginDecision, version: versionSchema.optional() }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.rollBack({ ...input, version: input.version, caller: ctx.caller })
    return { ok: true }
  })
