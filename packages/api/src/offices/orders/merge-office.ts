import { addAuditEvent } from '@wadah/db/audit'
import type { OfficeOrder } from '@wadah/db/office-plans'
import { endOpd, handOverPlugins, moveUsers, readBelongings } from '@wadah/db/offices'
import type { Executor } from '@wadah/db/open'
import { addCurationEvent } from '@wadah/db/releases'
import { keepPluginsStill, retireKeys } from '../end-office.ts'
import { requireOffice, requireUnsucceeded } from '../require-office.ts'
import { datesOf, type RegisterAct } from './act.ts'

/** Has one office go on for another, with its plugins, feeds, connections and people. Throws `not_found`. */
export async function mergeOffice(tx: Executor, { id, into, reason }: OfficeOrder & { kind: 'merge' }, act: RegisterAct): Promise<void> {
  const { since, at, actor } = act
  const office = await requireUnsucceeded(tx, id)
  await requireOffice(tx, into, at.getTime())
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
    details: { into, ...datesOf(act), reason, plugins, keys: keys.map(({ keyId }) => keyId), people: people.length },
  })
}
