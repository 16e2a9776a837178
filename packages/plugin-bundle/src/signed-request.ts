import { createHash, randomBytes, sign, verify } from 'node:crypto'
import type { PublishingKey } from '@wadah/contracts/release'

/** What a signature of a request covers. */
export interface RequestFacts {
  method: string
  /** Path and query, e.g. `/publish`. */
  path: string
  body: Uint8Array
}

/** How far the clocks of publisher and server may differ. Milliseconds. */
export const requestWindowMs = 5 * 60_000

function signedBytes(facts: RequestFacts, at: number, nonce: string): Buffer {
  const bodyHash = createHash('sha256').update(facts.body).digest('hex')
  return Buffer.from(['wadah-request', facts.method.toUpperCase(), facts.path, at, nonce, bodyHash].join('\n'))
}

/** Signs a request; returns the value of its `authorization` header. Good once, for five minutes. */
export function signRequest(facts: RequestFacts, key: PublishingKey, now: number): string {
  const nonce = randomBytes(12).toString('hex')
  const signature = sign(null, signedBytes(facts, now, nonce), key.privateKey).toString('base64')
  return `Wadah ${key.keyId}:${now}:${nonce}:${signature}`
}

/** Reads the key a header claims to be signed with; undefined when it is no such header. */
export function claimedKeyId(authorization: string | undefined): string | undefined {
  return /^Wadah ([0-9a-f]{16}):/.exec(authorization ?? '')?.[1]
}

/** Whether a signed request may be believed, and if not, why. The nonce must be remembered for the length of the window. */
export type SignedRequestVerdict = { ok: true; keyId: string; nonce: string } | { ok: false; reason: 'malformed' | 'expired' | 'signature' }

/** Verifies a signed request against the public key that its key id names. */
export function verifySignedRequest(
  authorization: string,
  facts: RequestFacts,
  options: { publicKey: string; now: number },
): SignedRequestVerdict {
  const match = /^Wadah ([0-9a-f]{16}):(\d{13}):([0-9a-f]{24}):([A-Za-z0-9+/=]{88})$/.exec(authorization)
  const [, keyId, at, nonce, signature] = match ?? []
  if (!keyId || !at || !nonce || !signature) return { ok: false, reason: 'malformed' }
  if (Math.abs(options.now - Number(at)) > requestWindowMs) return { ok: false, reason: 'expired' }
  const fits = verify(null, signedBytes(facts, Number(at), nonce), options.publicKey, Buffer.from(signature, 'base64'))
  return fits ? { ok: true, keyId, nonce } : { ok: false, reason: 'signature' }
}
