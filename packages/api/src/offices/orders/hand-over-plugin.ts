import { originOf } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { handConnections } from '@wadah/db/connections'
import type { OfficeOrder } from '@wadah/db/office-plans'
import { findPluginOwner, handOverPlugins } from '@wadah/db/offices'
import { takeTurns, type Executor } from '@wadah/db/open'
import { addCurationEvent, listReleases } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { readPluginConnections } from '../plugin-connections.ts'
import { requireOffice } from '../require-office.ts'
import { datesOf, type RegisterAct } from './act.ts'

type HandOver = OfficeOrder & { kind: 'hand-over' }

/**
 * Hands one plugin to another office. The one that had it goes on being there, and goes on looking after its connections but for those that
 * are handed over with it; their credentials stay sealed as they are. Throws `not_found`, `invalid_input`.
 */
export async function handOverPlugin(tx: Executor, order: HandOver, act: RegisterAct): Promise<void> {
  const { plugin, into, reason, connections } = order
  const { since, at, actor } = act
  await takeTurns(tx, `plugin ${plugin}`)
  await requireOffice(tx, into, at.getTime())
  const from = await findPluginOwner(tx, plugin)
  if (from === undefined) throw new CodedError('not_found', `There is no plugin ${plugin}.`)
  if (from === into) {
    throw new CodedError('invalid_input', `${plugin} belongs to ${into} already.`, { details: { field: 'into', reason: 'same_owner' } })
  }
  await requireConnections(tx, order, from)
  await handOverPlugins(tx, { fromOpd: from, toOpd: into, since, reason, recordedAt: at, recordedBy: actor.name, plugins: [plugin] })
  await handConnections(tx, { opd: originOf(plugin), names: connections, keeper: into })
  await addCurationEvent(tx, { at, plugin, kind: 'handed-over', actor: actor.name, reason })
  await addAuditEvent(tx, {
    at,
    actor,
    action: 'plugin.hand-over',
    subject: plugin,
    details: { from, into, ...datesOf(act), reason, ...(connections.length > 0 ? { connections } : {}) },
  })
}

async function requireConnections(tx: Executor, { plugin, connections }: HandOver, from: string): Promise<void> {
  if (connections.length === 0) return
  const known = (await readPluginConnections(tx, await listReleases(tx)))(plugin)
  const unknown = connections.find((name) => !known.some((one) => one.name === name && one.keeper.id === from))
  if (unknown === undefined) return
  throw new CodedError('invalid_input', `${from} looks after no connection “${unknown}” of ${plugin}.`, {
    details: { field: 'connections' },
  })
}
