import type { PublishingKey } from '@wadah/contracts/release'
import { sealRelease } from '@wadah/plugin-bundle/seal'
import { sealPath } from '@wadah/plugin-bundle/tarball'
import { unpackRelease } from '@wadah/plugin-bundle/unpack'
import { verifyRelease } from '@wadah/plugin-bundle/verify'
import { say } from '../print.ts'
import { sendSigned } from '../send-signed.ts'
import { serverRefusal } from '../server-refusal.ts'
import { readKey, readRelease } from './read-release.ts'

/** Seals a release with the OPD's key and publishes it to a running server. Throws what the server refuses it for. */
export async function publish(path: string, options: { server: string; key: string }): Promise<void> {
  const key = await readKey(options.key)
  const sealed = await sealedWith(key, await readRelease(path))
  const answer = await sendSigned({ server: options.server, path: '/publish', body: sealed }, key)
  if (answer.status !== 201) throw serverRefusal(answer)
  const { plugin, version, state } = answer.body as { plugin: string; version: string; state: string }
  say(`${plugin} ${version} is published: ${state}.`)
  if (state === 'waiting') say('  What runs now stays: a step that is not compatible is enabled by Diskominfo, not by itself.')
}

/** A release that carries a seal already goes as it is: sealing it anew would bless whatever was changed since. */
async function sealedWith(key: PublishingKey, release: Buffer): Promise<Buffer> {
  if (!(await unpackRelease(release)).has(sealPath)) return sealRelease(release, key)
  await verifyRelease(release, (keyId) => (keyId === key.keyId ? key : undefined))
  return release
}
