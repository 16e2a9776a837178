import { addAuditEvent } from '@wadah/db/audit'
import { addOfficePlan, listOpenOfficePlans, type OfficeOrder } from '@wadah/db/office-plans'
import { findPluginOwner } from '@wadah/db/offices'
import { takeTurns, type Executor } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../../actor.ts'
import type { ApiContext } from '../../context.ts'
import { instantOf } from '../office-dates.ts'
import { requireOffice, requireUnsucceeded } from '../require-office.ts'
import { applyOrder } from './apply-order.ts'

/** What came of an order. */
export interface CarriedOut {
  ok: true
  /** Its day is yet to come: it takes effect by itself then. */
  planned: boolean
}

/** Makes a change of the register that holds from a day on: at once, or, where the day is yet to come, by itself on that day. */
export async function carryOut(ctx: ApiContext, order: OfficeOrder, day: string): Promise<CarriedOut> {
  const since = instantOf(day, ctx)
  const at = new Date(ctx.services.now())
  const actor = actorOf(ctx.caller)
  if (since <= at) {
    await ctx.database.transaction((tx) => applyOrder(tx, order, { since, at, actor }))
    return { ok: true, planned: false }
  }
  await ctx.database.transaction(async (tx) => {
    await takeTurns(tx, 'offices')
    await requireFits(tx, order, at.getTime())
    const id = await addOfficePlan(tx, { order, since, plannedAt: at, plannedBy: actor.name, plannedById: actor.id })
    await addAuditEvent(tx, {
      at,
      actor,
      action: 'office.plan',
      subject: subjectOf(order),
      details: { plan: id, since: since.toISOString(), ...order },
    })
  })
  return { ok: true, planned: true }
}

/** The office or plugin that an order is about. */
export function subjectOf(order: OfficeOrder): string {
  return order.kind === 'hand-over' ? order.plugin : order.id
}

/** What can be told before its day: whom it speaks of is there, and nothing is ordered twice. */
async function requireFits(tx: Executor, order: OfficeOrder, now: number): Promise<void> {
  if (order.kind === 'hand-over') {
    const owner = await findPluginOwner(tx, order.plugin)
    if (owner === undefined) throw new CodedError('not_found', `There is no plugin ${order.plugin}.`)
    if (owner === order.into)
      throw new CodedError('invalid_input', 'It belongs to that office already.', { details: { field: 'into', reason: 'same_owner' } })
  } else if (order.kind === 'merge') await requireUnsucceeded(tx, order.id)
  else await requireOffice(tx, order.id, now)
  if ('into' in order) await requireOffice(tx, order.into, now)
  const plans = (await listOpenOfficePlans(tx)).filter(({ state }) => state === 'planned')
  const [ends, own] = [order.kind === 'merge' || order.kind === 'close', subjectOf(order)]
  const isTwice = plans.some(
    ({ order: other }) => subjectOf(other) === own && (ends ? other.kind === 'merge' || other.kind === 'close' : other.kind === order.kind),
  )
  if (isTwice)
    throw new CodedError('invalid_input', `A change of ${own} is planned already; cancel that first.`, {
      details: { field: 'since', reason: 'planned_already' },
    })
}
