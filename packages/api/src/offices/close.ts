import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { endOpd } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keepPluginsStill, retireKeys } from './end-office.ts'
import { changesOwners } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { requireOffice } from './require-office.ts'

export const close = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ id: opdIdSchema, since: daySchema, reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input: { id, since: day, reason } }): Promise<{ ok: true }> => {
    const since = beginningOf(day, ctx)
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      await requireOffice(tx, id, ctx.services.now())
      const { keys, plugins } = await keepPluginsStill(tx, id)
      await retireKeys(tx, keys, { at, by: actor.name, reason })
      await endOpd(tx, id, { validTo: since, successor: null })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'office.close',
        subject: id,
        details: { since: since.toISOString(), reason, plugins, keys: keys.map(({ keyId }) => keyId) },
      })
    })
    return { ok: true }
  })
