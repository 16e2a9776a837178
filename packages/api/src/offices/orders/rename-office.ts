import { addAuditEvent } from '@wadah/db/audit'
import type { OfficeOrder } from '@wadah/db/office-plans'
import { listFormerNames, renameOpd } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { requireOffice } from '../require-office.ts'
import { datesOf, type RegisterAct } from './act.ts'

/** Gives an office another name and keeps the one it bore with its dates. Throws `not_found`, `invalid_input`. */
export async function renameOffice(tx: Executor, order: OfficeOrder & { kind: 'rename' }, act: RegisterAct): Promise<void> {
  const { kind: _kind, id, ...names } = order
  const { since, at, actor } = act
  const office = await requireOffice(tx, id, at.getTime())
  const [last] = await listFormerNames(tx, id)
  const borneSince = last?.validTo ?? office.validFrom
  if (borneSince !== null && since <= borneSince) {
    throw new CodedError('invalid_input', `${office.name} bears this name since ${borneSince.toISOString()}; name a later day.`, {
      details: { field: 'since', reason: 'before_last' },
    })
  }
  await renameOpd(tx, office, { ...names, since, recordedAt: at, recordedBy: actor.name })
  await addAuditEvent(tx, {
    at,
    actor,
    action: 'office.rename',
    subject: id,
    details: { from: office.name, to: names.name, ...datesOf(act) },
  })
}
