import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { opdIdSchema } from '@wadah/contracts/ids'
import { publishingKeySchema, type PublishingKey } from '@wadah/contracts/release'
import { refuse } from './refuse.ts'

/** The id of a key: the first 16 hex digits of the SHA-256 of its public half (SPKI, DER). */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}

/** Makes a publishing key for an OPD. The private half never leaves whoever calls this. Throws `invalid_input` for what is no OPD's id. */
export function generatePublishingKey(opd: string): PublishingKey {
  if (!opdIdSchema.safeParse(opd).success)
    throw refuse('invalid_input', opd, 'This is no id of an OPD; it is short and in lower case, e.g. dinkes.')
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return {
    format: 1,
    opd,
    keyId: keyIdOf(publicKey),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey,
  }
}

/** Reads a key file. Throws `unknown_key` saying what is wrong with it. */
export function parsePublishingKey(text: string, where: string): PublishingKey {
  try {
    const key = publishingKeySchema.parse(JSON.parse(text))
    createPrivateKey(key.privateKey)
    return key
  } catch (cause) {
    throw refuse(
      'unknown_key',
      where,
      'This is no publishing key of Wadah. Make one with “wadah keygen <opd>”, and have the city’s curators register its public half.',
      cause,
    )
  }
}
