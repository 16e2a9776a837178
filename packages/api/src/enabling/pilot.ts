import * as z from 'zod'
import { namedAudienceSchema, pilotThresholdsSchema } from '@wadah/contracts/enabling'
import { procedure } from '../procedure.ts'
import { byCurator, releaseDecision, soakSchema } from './decision-inputs.ts'

export const pilot = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...releaseDecision, audience: namedAudienceSchema, soakMinutes: soakSchema, thresholds: pilotThresholdsSchema }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.pilot({ ...input, caller: ctx.caller })
    return { ok: true }
  })
