import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { inEmergency, ruleDecision } from './decision-inputs.ts'

export const endRule = procedure
  .meta({ authority: inEmergency })
  .input(z.strictObject({ ...ruleDecision }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.end({ ...input, caller: ctx.caller })
    return { ok: true }
  })
