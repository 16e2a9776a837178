import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { apiKeyPrefix } from '@wadah/contracts/api-key'

/** An API key as it is shown once: its public part, all of it, and what is kept. */
export interface NewApiKey {
  id: string
  key: string
  secretHash: string
}

const pattern = new RegExp(`^${apiKeyPrefix}([0-9a-f]{16})_([\\w-]{43})$`)

// 256 random bits are not guessed however fast the hash is.
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Makes an API key nobody guesses. */
export function newApiKey(): NewApiKey {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { id, key: `${apiKeyPrefix}${id}_${secret}`, secretHash: hashOf(secret) }
}

/** The parts of an API key as it was sent; undefined for what is none. */
export function readApiKey(key: string): { id: string; fits(secretHash: string): boolean } | undefined {
  const [, id, secret] = pattern.exec(key) ?? []
  if (id === undefined || secret === undefined) return undefined
  return { id, fits: (secretHash) => timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(secretHash)) }
}
