import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { say } from '../print.ts'
import { readGivenFile, readKey } from './read-release.ts'

/** Checks offline that a release is what an OPD sealed. */
export async function verify(file: string, options: { key: string }): Promise<void> {
  const { keyId, opd, publicKey } = await readKey(options.key)
  const release = await verifyRelease(await readGivenFile(file), (id) => (id === keyId ? { opd, publicKey } : undefined))
  say(`${release.manifest.id} ${release.manifest.version} was sealed by ${opd} (key ${release.keyId}); hash ${release.hash}.`)
}
