import type { Caller } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'
import { claimedKeyId, requestWindowMs, verifySignedRequest } from '@wadah/plugin-bundle/signed-request'
import type { SignedRequest } from './identity.ts'
import { createNonceCache } from './nonce-cache.ts'

const reasons = {
  malformed: 'The authorization header is not a signature of this protocol.',
  expired: 'The request was signed too long ago, or the clocks differ by more than five minutes.',
  signature: 'The signature does not fit the request.',
}

/** The public half of a key, as far as a check needs it. */
export interface KnownKey {
  keyId: string
  opd: string
  publicKey: string
}

/** Makes the check of signed requests; a replica remembers the nonces it saw. */
export function createSignedRequestCheck(findKey: (keyId: string) => Promise<KnownKey | undefined>, now: () => number) {
  const nonces = createNonceCache(2 * requestWindowMs)
  return async function check(request: SignedRequest): Promise<Caller> {
    const keyId = claimedKeyId(request.authorization)
    if (keyId === undefined) throw new CodedError('unauthenticated', 'The authorization header is not a signature of this protocol.')
    const key = await findKey(keyId)
    if (key === undefined)
      throw new CodedError('unknown_key', `The publishing key ${keyId} is not known here, or was revoked.`, { details: { keyId } })
    const verdict = verifySignedRequest(request.authorization, request, { publicKey: key.publicKey, now: now() })
    if (!verdict.ok) throw new CodedError('unauthenticated', reasons[verdict.reason], { details: { reason: verdict.reason } })
    if (!nonces.use(`${keyId}:${verdict.nonce}`, now())) throw new CodedError('unauthenticated', 'This signed request was used before.')
    return { kind: 'publishing-key', roles: [], opd: key.opd, keyId }
  }
}
