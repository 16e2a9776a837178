import * as z from 'zod'
import { followPolicySchema } from '@wadah/contracts/enabling'
import { procedure } from '../procedure.ts'
import { byCurator, pluginDecision } from './decision-inputs.ts'

export const follow = procedure
  .meta({ authority: byCurator })
  .input(z.strictObject({ ...pluginDecision, policy: followPolicySchema }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    await ctx.services.enabling.follow({ ...input, caller: ctx.caller })
    return { ok: true }
  })
