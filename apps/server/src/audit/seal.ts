import * as z from 'zod'
import { isSignedBy, keyIdOf } from '../keys/city-key.ts'

/** A seal of the audit chain's head, as it lies in a file beside the backups. */
export const sealSchema = z.strictObject({
  wadahAuditSeal: z.literal(1),
  city: z.string(),
  /** Id of the last entry it covers. */
  lastId: z.int(),
  entries: z.int(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  keyId: z.string(),
  publicKey: z.string(),
  /** Ed25519 over {@link sealText}, base64. */
  signature: z.string(),
})
export type Seal = z.infer<typeof sealSchema>

/** What a seal signs. */
export function sealText({ city, lastId, entries, head, at, keyId }: Omit<Seal, 'wadahAuditSeal' | 'publicKey' | 'signature'>): string {
  return ['wadah-audit-seal', city, lastId, entries, head, at, keyId].join('\n')
}

/** Tells whether a seal was made by the key it names. Whether that key is the city's is another question. */
export function isGoodSeal(seal: Seal): boolean {
  return safeKeyId(seal.publicKey) === seal.keyId && isSignedBy(seal.publicKey, sealText(seal), seal.signature)
}

function safeKeyId(publicKey: string): string | undefined {
  try {
    return keyIdOf(publicKey)
  } catch {
    return undefined
  }
}
