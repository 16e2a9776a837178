import * as z from 'zod'
import { feedId, pluginIdSchema, procedureNameSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { latestDeposit, undoDeposit } from '@wadah/db/deposits'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { requireOwnIntake } from './own-intake.ts'

export const undo = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['officer', 'head', 'publisher'] } })
  .input(z.strictObject({ plugin: pluginIdSchema, procedure: procedureNameSchema, revision: z.int().min(1) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true; revision: number | undefined }> => {
    const { meta } = await requireOwnIntake(ctx, input.plugin, input.procedure)
    const at = new Date(ctx.services.now())
    const key = { plugin: input.plugin, intake: input.procedure, revision: input.revision }
    await ctx.database.transaction(async (tx) => {
      if (!(await undoDeposit(tx, key, at))) throw new CodedError('not_found', `There is no upload ${input.revision} to take back.`)
      await addAuditEvent(tx, {
        at,
        actor: actorOf(ctx.caller),
        action: 'intake.undo',
        subject: `${input.plugin}/${input.procedure}`,
        details: { revision: input.revision },
      })
    })
    // It is undone, whatever the runs come to; that shows on the feeds.
    await Promise.allSettled(meta.feeds.map((name) => ctx.services.jobs.runNow(feedId(input.plugin, name))))
    return { ok: true, revision: (await latestDeposit(ctx.database, input.plugin, input.procedure))?.revision }
  })
