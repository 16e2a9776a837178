import { generateAuthenticationOptions, verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { listPasskeys, savePasskeyCounter, type PasskeyRow } from '@wadah/db/credentials'
import type { Database } from '@wadah/db/open'
import type { Person } from '@wadah/api/identity-services'
import type { AuthLibrary } from './auth-library.ts'

/** Longest time between asking a passkey and its answer. Milliseconds. */
const patienceMs = 5 * 60_000

/** Lets a session that is signed in prove by a passkey that the same person still sits there. */
export interface PasskeyProofs {
  challenge(person: Person, session: string): Promise<unknown>
  isRight(person: Person, session: string, response: unknown): Promise<boolean>
}

/** Options of {@link createPasskeyProofs}. */
export interface PasskeyProofsOptions {
  database: Database
  library(): AuthLibrary
  origins: readonly string[]
  now(): number
}

/** Makes the proofs by passkey; challenges are kept in the database, and each is good once. */
export function createPasskeyProofs({ database, library, origins, now }: PasskeyProofsOptions): PasskeyProofs {
  const rpID = new URL(origins[0] ?? 'http://localhost').hostname
  const nameOf = (session: string): string => `proof-${session}`
  return {
    async challenge(person, session) {
      const keys = await listPasskeys(database, person.id)
      const options = await generateAuthenticationOptions({
        rpID,
        userVerification: 'required',
        allowCredentials: keys.map(({ credentialID }) => ({ id: credentialID })),
      })
      const { internalAdapter } = await library().$context
      await internalAdapter.consumeVerificationValue(nameOf(session))
      await internalAdapter.createVerificationValue({
        identifier: nameOf(session),
        value: options.challenge,
        expiresAt: new Date(now() + patienceMs),
      })
      return options
    },
    async isRight(person, session, response) {
      const { internalAdapter } = await library().$context
      const challenge = await internalAdapter.consumeVerificationValue(nameOf(session))
      const answer = response as AuthenticationResponseJSON
      const key = (await listPasskeys(database, person.id)).find(({ credentialID }) => credentialID === answer.id)
      if (challenge === null || key === undefined) return false
      const counter = await verify(answer, key, { expectedChallenge: challenge.value, expectedRPID: rpID, expectedOrigin: [...origins] })
      if (counter === undefined) return false
      await savePasskeyCounter(database, key.id, counter)
      return true
    },
  }
}

interface Expected {
  expectedChallenge: string
  expectedRPID: string
  expectedOrigin: string[]
}

/** The counter of a right answer; undefined for a wrong one, whatever is wrong with it. */
async function verify(response: AuthenticationResponseJSON, key: PasskeyRow, expected: Expected): Promise<number | undefined> {
  const credential = { id: key.credentialID, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64')), counter: key.counter }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      credential,
      requireUserVerification: true,
      ...expected,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    return undefined
  }
}
