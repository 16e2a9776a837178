import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { byCurator, ruleDecision } from './decision-inputs.ts'

export const widen = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...ruleDecision }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.widen({ ...input, caller: ctx.caller })
    return { ok: true }
  })
