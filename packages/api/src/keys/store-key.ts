import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import type { Executor } from '@wadah/db/open'
import { savePublishingKey } from '@wadah/db/publishing-keys'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { readPublicKey } from './read-public-key.ts'

/** The public half of a key as somebody pasted it, and whose it is in words. */
export const keySchema = z.strictObject({ publicKey: z.string().max(4_000), label: z.string().trim().min(1).max(120) })

/** Registers a key of an OPD and audits it; returns its id. Throws `invalid_input` with the reason. */
export async function storeKey(
  tx: Executor,
  { caller, services }: ApiContext,
  { opd, label, publicKey: pasted }: z.infer<typeof keySchema> & { opd: string },
): Promise<string> {
  const { keyId, publicKey } = readPublicKey(pasted)
  const at = new Date(services.now())
  const actor = actorOf(caller)
  const isNew = await savePublishingKey(tx, { keyId, opd, publicKey, label, createdAt: at, registeredBy: actor.name })
  if (!isNew) {
    throw new CodedError('invalid_input', `Key ${keyId} was registered before; a revoked key never comes back. Make a new one.`, {
      details: { field: 'publicKey', reason: 'known', keyId },
    })
  }
  await addAuditEvent(tx, { at, actor, action: 'key.register', subject: keyId, details: { opd, label } })
  return keyId
}
