import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { addAuditEvent, wadahItself } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'
import { readSetting, writeSetting } from '@wadah/db/settings'
import type { SecretBox } from '../start/secret-box.ts'

/** Setting that holds every key the city ever had, the present one last. Private halves are sealed with WADAH_SECRET. */
export const cityKeysKey = 'city-keys'

/** A key of the city as it is kept. */
export interface StoredCityKey {
  keyId: string
  /** Ed25519, PEM (SPKI). */
  publicKey: string
  /** Base64 of the sealed private half (PEM, PKCS 8). */
  sealedPrivate: string
  /** ISO instants. */
  createdAt: string
  retiredAt?: string | undefined
}

/** The key with which the city seals: the audit chain, and whatever else it answers for. */
export interface CityKey {
  keyId: string
  publicKey: string
  /** Ed25519, base64. Throws `secret_missing` when WADAH_SECRET is not the one the key was made under. */
  sign(text: string): string
}

/** Every key the city ever had, the present one last. */
export async function readCityKeys(database: Database): Promise<StoredCityKey[]> {
  return (await readSetting<StoredCityKey[]>(database, cityKeysKey)) ?? []
}

/** The present key of the city; made at first asking. */
export async function openCityKey(database: Database, secrets: Pick<SecretBox, 'seal' | 'open'>, now: () => number): Promise<CityKey> {
  const present =
    (await readCityKeys(database)).findLast((key) => key.retiredAt === undefined) ?? (await makeCityKey(database, secrets, now))
  return {
    keyId: present.keyId,
    publicKey: present.publicKey,
    sign(text) {
      const privateKey = secrets.open<string>(Buffer.from(present.sealedPrivate, 'base64'))
      return sign(null, Buffer.from(text), privateKey).toString('base64')
    },
  }
}

/** Makes a new key and retires the former one; what that one sealed still verifies. */
export async function makeCityKey(database: Database, secrets: Pick<SecretBox, 'seal'>, now: () => number): Promise<StoredCityKey> {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const at = new Date(now()).toISOString()
  const made: StoredCityKey = {
    keyId: keyIdOf(publicKey),
    publicKey,
    sealedPrivate: Buffer.from(secrets.seal(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toString('base64'),
    createdAt: at,
  }
  const former = await readCityKeys(database)
  await database.transaction(async (tx) => {
    await writeSetting(tx, cityKeysKey, [...former.map((key) => ({ ...key, retiredAt: key.retiredAt ?? at })), made])
    await addAuditEvent(tx, { at: new Date(at), actor: wadahItself, action: 'city-key.make', subject: made.keyId })
  })
  return made
}

/** Tells whether a text was signed by the private half of a key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** The id of a key: the first 16 hex digits of the SHA-256 of its public half (SPKI, DER). */
export function keyIdOf(publicKey: string): string {
  return createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}
