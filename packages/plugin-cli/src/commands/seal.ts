import { writeFile } from 'node:fs/promises'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { say } from '../print.ts'
import { readKey, readRelease } from './read-release.ts'

/** Seals a release with the OPD's key and writes it to a file. */
export async function seal(path: string, options: { key: string; out: string }): Promise<void> {
  const key = await readKey(options.key)
  await writeFile(options.out, await sealRelease(await readRelease(path), key))
  say(`Sealed by ${key.opd} (key ${key.keyId}): ${options.out}`)
}
