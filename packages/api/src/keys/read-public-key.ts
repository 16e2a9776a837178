import { createHash, createPublicKey } from 'node:crypto'
import { CodedError } from '@wadah/errors'

/** A public key as it is registered. */
export interface ReadPublicKey {
  keyId: string
  /** SPKI, PEM. */
  publicKey: string
}

function refuse(reason: 'private' | 'unreadable' | 'kind', message: string): CodedError {
  return new CodedError('invalid_input', message, { details: { field: 'publicKey', reason } })
}

/**
 * Reads the public half of an Ed25519 key as somebody pasted it.
 *
 * @remarks Throws `invalid_input` with the reason: `private` (the secret half was pasted, and counts as leaked now), `unreadable`, `kind`.
 */
export function readPublicKey(pasted: string): ReadPublicKey {
  if (/PRIVATE KEY|"privateKey"/.test(pasted)) {
    throw refuse('private', 'This is the secret half. It must never leave the OPD: make a new key and register its public half.')
  }
  let key
  try {
    key = createPublicKey(pasted.trim())
  } catch {
    throw refuse('unreadable', 'This is no public key. Paste what “wadah keygen” printed, from BEGIN PUBLIC KEY to END PUBLIC KEY.')
  }
  if (key.asymmetricKeyType !== 'ed25519') throw refuse('kind', 'Wadah seals with Ed25519 keys; make one with “wadah keygen”.')
  const der = key.export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    publicKey: key.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
