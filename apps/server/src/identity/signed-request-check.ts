import type { Caller } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'
import { claimedKeyId, requestWindowMs, verifySignedRequest } from '@wadah/plugin-bundle/signed-request'
import type { SignedRequest } from './identity.ts'

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

/** What the check of signed requests asks of its surroundings. */
export interface SignedRequestCheckOptions {
  findKey(keyId: string): Promise<KnownKey | undefined>
  /** Tells whether a nonce is used for the first time, on every replica and across restarts, and remembers it as long as it could be used. */
  useNonce(nonce: string, moment: { now: number; goodUntil: number }): Promise<boolean>
  /** Epoch milliseconds. */
  now(): number
}

/** Makes the check of signed requests: each is good once. */
export function createSignedRequestCheck({ findKey, useNonce, now }: SignedRequestCheckOptions) {
  return async function check({ method, path, body, authorization }: SignedRequest): Promise<Caller> {
    const keyId = claimedKeyId(authorization)
    if (keyId === undefined) throw new CodedError('unauthenticated', reasons.malformed)
    const key = await findKey(keyId)
    if (key === undefined)
      throw new CodedError('unknown_key', `The publishing key ${keyId} is not known here, or was revoked.`, { details: { keyId } })
    const facts = { method, path, body: await body() }
    const verdict = verifySignedRequest(authorization, facts, { publicKey: key.publicKey, now: now() })
    if (!verdict.ok) throw new CodedError('unauthenticated', reasons[verdict.reason], { details: { reason: verdict.reason } })
    const goodUntil = now() + 2 * requestWindowMs
    if (!(await useNonce(`${keyId}:${verdict.nonce}`, { now: now(), goodUntil })))
      throw new CodedError('unauthenticated', 'This signed request was used before.')
    return { kind: 'publishing-key', roles: [], opd: key.opd, keyId }
  }
}
