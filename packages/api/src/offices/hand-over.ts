import * as z from 'zod'
import { opdIdSchema, pluginIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { findPluginOwner, handOverPlugins } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { addCurationEvent } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { requireOffice } from './require-office.ts'

// One plugin alone: its connections stay with the office whose name it bears, which goes on being there.
export const handOver = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ plugin: pluginIdSchema, into: opdIdSchema, since: daySchema, reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input: { plugin, into, since: day, reason } }): Promise<{ ok: true }> => {
    const since = beginningOf(day, ctx)
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'offices')
      await takeTurns(tx, `plugin ${plugin}`)
      await requireOffice(tx, into, ctx.services.now())
      const from = await findPluginOwner(tx, plugin)
      if (from === undefined) throw new CodedError('not_found', `There is no plugin ${plugin}.`)
      if (from === into) {
        throw new CodedError('invalid_input', `${plugin} belongs to ${into} already.`, { details: { field: 'into', reason: 'same_owner' } })
      }
      const record = { fromOpd: from, toOpd: into, since, reason, recordedAt: at, recordedBy: actor.name }
      await handOverPlugins(tx, { ...record, plugins: [plugin] })
      await addCurationEvent(tx, { at, plugin, kind: 'handed-over', actor: actor.name, reason })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'plugin.hand-over',
        subject: plugin,
        details: { from, into, since: since.toISOString(), reason },
      })
    })
    return { ok: true }
  })
