import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { inEmergency, pluginDecision } from './decision-inputs.ts'

export const stop = procedure
  .meta({ authority: inEmergency })
  .input(z.strictObject({ ...pluginDecision }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.stop({ ...input, caller: ctx.caller })
    return { ok: true }
  })
