import * as z from 'zod'
import { pilotThresholdsSchema } from '@wadah/contracts/enabling'
import { procedure } from '../procedure.ts'
import { byCurator, ruleDecision, soakSchema } from './decision-inputs.ts'

export const adjustPilot = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...ruleDecision, soakMinutes: soakSchema, thresholds: pilotThresholdsSchema }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.adjust({ ...input, caller: ctx.caller })
    return { ok: true }
  })
