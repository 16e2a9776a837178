import { createHash, sign } from 'node:crypto'
import canonicalize from 'canonicalize'
import { releasePayloadType, type PublishingKey, type ReleaseStatement, type Seal } from '@wadah/contracts/release'
import { parseManifest } from './read-plugin-folder.ts'
import { refuse } from './refuse.ts'
import { sealPath, writeTarball } from './tarball.ts'
import { unpackRelease } from './unpack.ts'

/** The bytes a DSSE signature covers. */
export function preAuthEncoding(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(releasePayloadType)} ${releasePayloadType} ${payload.length} `), payload])
}

/** What a seal says of the files of a release. */
export function statementOf(files: ReadonlyMap<string, Buffer>): ReleaseStatement {
  const manifestFile = files.get('plugin.json')
  if (!manifestFile) throw refuse('invalid_release', 'plugin.json', 'The release has no manifest.')
  const { id, version, opd, sdk, permissions } = parseManifest(manifestFile.toString('utf8'), 'plugin.json')
  const hashes = [...files]
    .filter(([path]) => path !== sealPath)
    .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')] as const)
  return { format: 1, id, version, opd, sdk, permissions, files: Object.fromEntries(hashes.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

/** Seals a release with the key of its OPD: a signature over identity, permissions and the hash of every file. Throws `unknown_key` for a key of another OPD. */
export async function sealRelease(tarball: Uint8Array, key: PublishingKey): Promise<Buffer> {
  const files = await unpackRelease(tarball)
  files.delete(sealPath)
  const statement = statementOf(files)
  if (statement.opd !== key.opd)
    throw refuse('unknown_key', key.keyId, `This key belongs to ${key.opd}; the release is of ${statement.opd}.`)
  const payload = Buffer.from(canonicalize(statement) ?? '')
  const seal: Seal = {
    payloadType: releasePayloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: key.keyId, sig: sign(null, preAuthEncoding(payload), key.privateKey).toString('base64') }],
  }
  files.set(sealPath, Buffer.from(`${JSON.stringify(seal)}\n`))
  return writeTarball(files)
}
