import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { listFormerNames, renameOpd } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keepsOffices } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { officeNamesSchema } from './office-names.ts'
import { requireOffice } from './require-office.ts'

export const rename = procedure
  .meta({ authority: keepsOffices })
  .input(z.strictObject({ id: opdIdSchema, ...officeNamesSchema.shape, since: daySchema }))
  .mutation(async ({ ctx, input: { id, since: day, ...names } }): Promise<{ ok: true }> => {
    const since = beginningOf(day, ctx)
    const recordedAt = new Date(ctx.services.now())
    const recordedBy = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      const office = await requireOffice(tx, id, ctx.services.now())
      const [last] = await listFormerNames(tx, id)
      const borneSince = last?.validTo ?? office.validFrom
      if (borneSince !== null && since <= borneSince) {
        throw new CodedError('invalid_input', `${office.name} bears this name since ${borneSince.toISOString()}; name a later day.`, {
          details: { field: 'since', reason: 'before_last' },
        })
      }
      await renameOpd(tx, office, { ...names, since, recordedAt, recordedBy: recordedBy.name })
      await addAuditEvent(tx, {
        at: recordedAt,
        actor: recordedBy,
        action: 'office.rename',
        subject: id,
        details: { from: office.name, to: names.name, since: since.toISOString() },
      })
    })
    return { ok: true }
  })
