import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { endOpd, handOverPlugins, moveUsers, readBelongings } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { addCurationEvent } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keepPluginsStill, retireKeys } from './end-office.ts'
import { changesOwners } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { requireOffice, requireUnsucceeded } from './require-office.ts'

export const merge = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ id: opdIdSchema, into: opdIdSchema, since: daySchema, reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input: { id, into, since: day, reason } }): Promise<{ ok: true }> => {
    if (id === into) throw new CodedError('invalid_input', 'An office is not merged into itself.', { details: { field: 'into' } })
    const since = beginningOf(day, ctx)
    const now = ctx.services.now()
    const at = new Date(now)
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      const office = await requireUnsucceeded(tx, id)
      await requireOffice(tx, into, now)
      const { plugins } = await keepPluginsStill(tx, id)
      const { keys, people } = await readBelongings(tx, id)
      await handOverPlugins(tx, { plugins, fromOpd: id, toOpd: into, since, reason, recordedAt: at, recordedBy: actor.name })
      for (const plugin of plugins) await addCurationEvent(tx, { at, plugin, kind: 'handed-over', actor: actor.name, reason })
      await moveUsers(tx, id, into)
      await retireKeys(tx, keys, { at, by: actor.name, reason })
      await endOpd(tx, id, { validTo: office.validTo ?? since, successor: into })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'office.merge',
        subject: id,
        details: { into, since: since.toISOString(), reason, plugins, keys: keys.map(({ keyId }) => keyId), people: people.length },
      })
    })
    return { ok: true }
  })
