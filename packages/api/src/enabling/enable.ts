import * as z from 'zod'
import { followPolicySchema, namedAudienceSchema } from '@wadah/contracts/enabling'
import { procedure } from '../procedure.ts'
import { byCurator, releaseDecision } from './decision-inputs.ts'

export const enable = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...releaseDecision, audience: namedAudienceSchema.optional(), policy: followPolicySchema }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.enable({ ...input, audience: input.audience, caller: ctx.caller })
    return { ok: true }
  })
