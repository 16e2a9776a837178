import { addAuditEvent, wadahItself } from '@wadah/db/audit'
import { dueOfficePlans, lockOfficePlan, settleOfficePlan } from '@wadah/db/office-plans'
import { takeTurns, type Database } from '@wadah/db/open'
import { toCodedError } from '@wadah/errors'
import type { Services } from '../../services.ts'
import { applyOrder } from './apply-order.ts'
import { subjectOf } from './carry-out.ts'

/**
 * Lets planned changes of the register take effect whose day has come, in the order of their days, also days that the server slept through.
 *
 * @remarks Each once over every replica. One that does not fit any more is marked so with its reason and hinders no other.
 */
export async function settleOfficePlans(database: Database, { now, log }: Pick<Services, 'now' | 'log'>): Promise<void> {
  for (const id of await dueOfficePlans(database, new Date(now()))) {
    try {
      await takeEffect(database, id, new Date(now()))
    } catch (thrown) {
      const { message, code } = toCodedError(thrown)
      // Anything but a refusal may pass: it is tried again.
      if (code !== 'not_found' && code !== 'invalid_input') throw thrown
      await giveUp(database, id, { at: new Date(now()), failure: message })
      log({ level: 'warn', message: 'A planned change of the register did not fit on its day.', details: { plan: id, reason: message } })
    }
  }
}

function takeEffect(database: Database, id: number, at: Date): Promise<void> {
  return database.transaction(async (tx) => {
    await takeTurns(tx, 'offices')
    const plan = await lockOfficePlan(tx, id)
    if (plan?.state !== 'planned') return
    await applyOrder(tx, plan.order, { since: plan.since, at, actor: { name: plan.plannedBy, id: plan.plannedById }, plan: id })
    await settleOfficePlan(tx, id, { state: 'done', settledAt: at, settledBy: wadahItself.name })
  })
}

function giveUp(database: Database, id: number, { at, failure }: { at: Date; failure: string }): Promise<void> {
  return database.transaction(async (tx) => {
    const plan = await lockOfficePlan(tx, id)
    if (plan?.state !== 'planned') return
    await settleOfficePlan(tx, id, { state: 'failed', settledAt: at, settledBy: wadahItself.name, failure })
    await addAuditEvent(tx, {
      at,
      actor: wadahItself,
      action: 'office.plan-failed',
      subject: subjectOf(plan.order),
      details: { plan: id, reason: failure },
    })
  })
}
