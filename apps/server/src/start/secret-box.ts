import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { CodedError } from '@wadah/errors'

/** Encrypts what may not lie readable in the database. */
export interface SecretBox {
  seal(plain: unknown): Uint8Array
  /** Throws `secret_missing` when it was sealed with another secret. */
  open<TValue>(sealed: Uint8Array): TValue
}

const version = 1
const nonceBytes = 12
const tagBytes = 16

/** Makes a box of the installation's secret (AES-256-GCM, key by HKDF). */
export function createSecretBox(secret: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secret, 'wadah', 'connections', 32))
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()])
      return new Uint8Array(Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), body]))
    },
    open<TValue>(sealed: Uint8Array) {
      const bytes = Buffer.from(sealed)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + nonceBytes))
        decipher.setAuthTag(bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes))
        const plain = Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()])
        return JSON.parse(plain.toString('utf8')) as TValue
      } catch (cause) {
        throw new CodedError(
          'secret_missing',
          'This was sealed with another WADAH_SECRET. Set the former one, or save the credentials of the connection again.',
          { cause },
        )
      }
    },
  }
}
