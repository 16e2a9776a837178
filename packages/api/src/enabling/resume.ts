import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { byCurator, pluginDecision } from './decision-inputs.ts'

export const resume = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...pluginDecision }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.resume({ ...input, caller: ctx.caller })
    return { ok: true }
  })
