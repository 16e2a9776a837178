import { writeFile } from 'node:fs/promises'
import { generatePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import { CodedError } from '@wadah/errors'
import { say } from '../print.ts'

/** Makes a publishing key for an OPD and writes it to a file only its owner may read. */
export async function keygen(opd: string, options: { out: string }): Promise<void> {
  const key = generatePublishingKey(opd)
  try {
    await writeFile(options.out, `${JSON.stringify(key, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new CodedError('invalid_input', `${options.out} cannot be written. A key never replaces a file that is there; name another.`, {
      cause,
      details: { where: options.out },
    })
  }
  say(`Key ${key.keyId} of ${opd} is in ${options.out}. Keep it secret. Give the city’s curators this public half:\n${key.publicKey}`)
}
