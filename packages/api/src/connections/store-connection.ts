import { addAuditEvent } from '@wadah/db/audit'
import { findConnection, saveConnection, type ConnectionRow } from '@wadah/db/connections'
import type { Executor } from '@wadah/db/open'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import type { ConnectionInput } from './connection-schema.ts'

/** What may stay as it was for another address: an operator's leave holds for one host, a secret for one origin. */
function staysWith(former: ConnectionRow | undefined, baseUrl: string): { secret: boolean; leave: boolean } {
  if (former === undefined) return { secret: true, leave: false }
  // A demo's address names its simulator in place of an origin.
  if (!URL.canParse(former.baseUrl)) return { secret: false, leave: false }
  const [was, is] = [new URL(former.baseUrl), new URL(baseUrl)]
  return { secret: was.origin === is.origin, leave: former.allowPrivate && was.host === is.host }
}

/** Keeps a connection of an OPD, its credentials sealed, and audits it. */
export async function storeConnection(
  tx: Executor,
  { caller, services }: ApiContext,
  { opd, auth: given, ...row }: ConnectionInput & { opd: string },
): Promise<void> {
  const updatedAt = new Date(services.now())
  const actor = actorOf(caller)
  const stays = staysWith(await findConnection(tx, opd, row.name), row.baseUrl)
  const auth = given === undefined && !stays.secret ? null : given
  const sealedAuth = auth === undefined || auth === null ? auth : Buffer.from(services.secrets.seal(auth))
  // A demo has private addresses only.
  const allowPrivate = services.installation.demo || stays.leave
  await saveConnection(tx, { ...row, opd, sealedAuth, allowPrivate, updatedAt, updatedBy: actor.name })
  await addAuditEvent(tx, {
    at: updatedAt,
    actor,
    action: 'connection.save',
    subject: `${opd}/${row.name}`,
    details: {
      host: new URL(row.baseUrl).host,
      credentials: auth === undefined ? 'kept' : auth === null ? 'forgotten' : 'replaced',
    },
  })
}
