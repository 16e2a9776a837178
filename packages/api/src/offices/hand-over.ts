import * as z from 'zod'
import { connectionNameSchema, opdIdSchema, originOf, pluginIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { handConnections } from '@wadah/db/connections'
import { findPluginOwner, handOverPlugins } from '@wadah/db/offices'
import { takeTurns } from '@wadah/db/open'
import { addCurationEvent, listReleases } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { beginningOf, daySchema } from './office-dates.ts'
import { readPluginConnections } from './plugin-connections.ts'
import { requireOffice } from './require-office.ts'

// One plugin alone: the office that had it goes on being there, and goes on looking after its connections, but for those that are handed
// over with it. Their credentials stay sealed as they are.
export const handOver = procedure
  .meta({ authority: changesOwners })
  .input(
    z.strictObject({
      plugin: pluginIdSchema,
      into: opdIdSchema,
      since: daySchema,
      reason: z.string().trim().min(5).max(400),
      /** Names of connections it reads by that go with it. */
      connections: z.array(connectionNameSchema).max(40).default([]),
    }),
  )
  .mutation(async ({ ctx, input: { plugin, into, since: day, reason, connections } }): Promise<{ ok: true }> => {
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
      const known = (await readPluginConnections(tx, await listReleases(tx)))(plugin)
      const unknown = connections.find((name) => !known.some((one) => one.name === name && one.keeper.id === from))
      if (unknown !== undefined)
        throw new CodedError('invalid_input', `${from} looks after no connection “${unknown}” of ${plugin}.`, {
          details: { field: 'connections' },
        })
      await handOverPlugins(tx, { ...record, plugins: [plugin] })
      await handConnections(tx, { opd: originOf(plugin), names: connections, keeper: into })
      await addCurationEvent(tx, { at, plugin, kind: 'handed-over', actor: actor.name, reason })
      await addAuditEvent(tx, {
        at,
        actor,
        action: 'plugin.hand-over',
        subject: plugin,
        details: { from, into, since: since.toISOString(), reason, ...(connections.length > 0 ? { connections } : {}) },
      })
    })
    return { ok: true }
  })
