import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { lockOfficePlan, settleOfficePlan } from '@wadah/db/office-plans'
import { takeTurns } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { subjectOf } from './orders/carry-out.ts'

export const cancelPlan = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ plan: z.int().positive() }))
  .mutation(async ({ ctx, input: { plan: id } }): Promise<{ ok: true }> => {
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      const plan = await lockOfficePlan(tx, id)
      if (plan === undefined || (plan.state !== 'planned' && plan.state !== 'failed'))
        throw new CodedError('not_found', 'No such change is planned; it may have taken effect meanwhile.')
      await settleOfficePlan(tx, id, { state: 'cancelled', settledAt: at, settledBy: actor.name })
      const subject = subjectOf(plan.order)
      await addAuditEvent(tx, { at, actor, action: 'office.plan-cancel', subject, details: { plan: id, kind: plan.order.kind } })
    })
    return { ok: true }
  })
