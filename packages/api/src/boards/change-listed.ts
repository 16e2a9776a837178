import { addAuditEvent } from '@wadah/db/audit'
import { changeBoard } from '@wadah/db/boards'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'

/** A change of a board that is not one of its arrangement, and how the audit trail tells it. */
export interface ListedChange {
  change: Parameters<typeof changeBoard>[2]
  action: string
  details?: Record<string, unknown>
}

/** Changes what a board is called, for whom it is, or whether it is there, and audits it. Throws `not_found`. */
export async function changeListed({ database, caller, services }: ApiContext, id: string, what: ListedChange): Promise<void> {
  await database.transaction(async (tx) => {
    const changed = await changeBoard(tx, id, what.change)
    if (changed === undefined) throw new CodedError('not_found', `There is no board ${id}.`)
    await addAuditEvent(tx, {
      at: new Date(services.now()),
      actor: actorOf(caller),
      action: what.action,
      subject: id,
      details: what.details ?? {},
    })
  })
}
