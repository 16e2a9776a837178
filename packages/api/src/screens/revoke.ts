import * as z from 'zod'
import { audit } from '@wadah/db/audit'
import { revokeScreen } from '@wadah/db/screens'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keepsScreens } from './keepers.ts'

export const revoke = procedure
  .meta({ authority: keepsScreens })
  .input(z.strictObject({ id: z.string().max(64), reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const at = new Date(ctx.services.now())
    if (!(await revokeScreen(ctx.database, input.id, at))) throw new CodedError('not_found', `There is no screen ${input.id}.`)
    await audit(ctx.database, {
      at,
      actor: actorOf(ctx.caller),
      action: 'screen.revoke',
      subject: input.id,
      details: { reason: input.reason },
    })
    return { ok: true }
  })
