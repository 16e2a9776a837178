import type { Database } from '@wadah/db/open'
import { beginPairing, claimPairing } from '@wadah/db/screens'
import type { AppDeps } from '../http/app-deps.ts'
import { hashSecret, newSecret } from '../identity/screen-identity.ts'

/** Walls that may wait for their code at the same time. */
const mostWaiting = 50

/** Keeps what the routes of walls need: secrets leave only to the wall itself, and only their hashes are stored. */
export function createScreenPairing({ database, now }: { database: Database; now(): number }): AppDeps['screens'] {
  return {
    async begin({ code, expiresAt }) {
      const secret = newSecret()
      const row = { code, secretHash: hashSecret(secret), expiresAt: new Date(expiresAt) }
      return (await beginPairing(database, row, { now: new Date(now()), most: mostWaiting })) ? secret : undefined
    },
    async claim(secret) {
      const token = newSecret()
      const { state } = await claimPairing(database, hashSecret(secret), { tokenHash: hashSecret(token), now: new Date(now()) })
      return state === 'paired' ? { state, token } : { state, token: undefined }
    },
  }
}
