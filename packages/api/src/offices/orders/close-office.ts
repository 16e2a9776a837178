import { addAuditEvent } from '@wadah/db/audit'
import type { OfficeOrder } from '@wadah/db/office-plans'
import { endOpd } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import { keepPluginsStill, retireKeys } from '../end-office.ts'
import { requireOffice } from '../require-office.ts'
import { datesOf, type RegisterAct } from './act.ts'

/** Closes an office that no other goes on for. Throws `not_found`. */
export async function closeOffice(tx: Executor, { id, reason }: OfficeOrder & { kind: 'close' }, act: RegisterAct): Promise<void> {
  const { since, at, actor } = act
  await requireOffice(tx, id, at.getTime())
  const { keys, plugins } = await keepPluginsStill(tx, id)
  await retireKeys(tx, keys, { at, by: actor.name, reason })
  await endOpd(tx, id, { validTo: since, successor: null })
  await addAuditEvent(tx, {
    at,
    actor,
    action: 'office.close',
    subject: id,
    details: { ...datesOf(act), reason, plugins, keys: keys.map(({ keyId }) => keyId) },
  })
}
