import { createHash, verify } from 'node:crypto'
import canonicalize from 'canonicalize'
import { recordedContractSchema, type RecordedContract } from '@wadah/contracts/recorded-contract'
import { releaseStatementSchema, sealSchema, type ReleaseStatement, type Seal } from '@wadah/contracts/release'
import type { Manifest } from '@wadah/contracts/manifest'
import { weigh } from './budgets.ts'
import { checkConsistency } from './check-consistency.ts'
import { checkImports } from './check-imports.ts'
import { parseManifest } from './read-plugin-folder.ts'
import { refuse } from './refuse.ts'
import { preAuthEncoding, statementOf } from './seal.ts'
import { sealPath } from './tarball.ts'
import { unpackRelease } from './unpack.ts'

/** A release whose every byte is what its OPD sealed. */
export interface VerifiedRelease {
  manifest: Manifest
  contract: RecordedContract
  statement: ReleaseStatement
  keyId: string
  /** The envelope as it came. */
  seal: string
  files: Map<string, Buffer>
  /** SHA-256 of the sealed statement: the identity of the release, whatever the packing. */
  hash: string
}

/** Finds the public half of a key that may seal; undefined for unknown and revoked keys. */
export type FindKey = (
  keyId: string,
) => Promise<{ opd: string; publicKey: string } | undefined> | { opd: string; publicKey: string } | undefined

/**
 * Verifies a sealed release of unknown origin.
 *
 * @remarks Throws `invalid_release`, `too_large`, `invalid_seal`, `unknown_key`, `invalid_manifest` or `invalid_contract`; nothing of the
 * release has run by then.
 */
export async function verifyRelease(tarball: Uint8Array, findKey: FindKey): Promise<VerifiedRelease> {
  const files = await unpackRelease(tarball)
  const sealText = files.get(sealPath)?.toString('utf8')
  if (sealText === undefined)
    throw refuse(
      'invalid_seal',
      sealPath,
      'The release is not sealed. Seal it with a publishing key of its OPD (wadah seal), then send the sealed file; an API key cannot seal.',
    )
  files.delete(sealPath)
  const { statement, payload, keyId } = await verifySeal(sealText, files, findKey)
  const manifest = parseManifest(text(files, 'plugin.json'), 'plugin.json')
  const contract = parseContract(text(files, 'contract.json'))
  if (!files.has('adapter.js')) throw refuse('invalid_release', 'adapter.js', 'The release has no adapter.')
  checkConsistency(manifest, contract, new Set(files.keys()))
  weigh(files)
  for (const [path, bytes] of files) if (path.startsWith('widgets/')) await checkImports(path, bytes.toString('utf8'))
  return { manifest, contract, statement, keyId, seal: sealText, files, hash: createHash('sha256').update(payload).digest('hex') }
}

/** Verifies that a seal covers exactly these files, by a key that may seal for their OPD. Throws `invalid_seal` or `unknown_key`. */
export async function verifySeal(
  sealText: string,
  files: ReadonlyMap<string, Buffer>,
  findKey: FindKey,
): Promise<{ statement: ReleaseStatement; payload: Buffer; keyId: string }> {
  const opened = await openSeal(sealText, findKey)
  const { statement } = opened
  const actual = statementOf(files)
  for (const path of new Set([...Object.keys(statement.files), ...files.keys()])) {
    if (statement.files[path as never] !== actual.files[path as never])
      throw refuse('invalid_seal', path, 'This file is not the one that was sealed.')
  }
  if (canonicalize(actual) !== canonicalize(statement))
    throw refuse('invalid_seal', 'plugin.json', 'The manifest says something other than what was sealed.')
  return opened
}

function text(files: ReadonlyMap<string, Buffer>, path: string): string {
  const bytes = files.get(path)
  if (!bytes) throw refuse('invalid_release', path, 'The release lacks this file.')
  return bytes.toString('utf8')
}

function parseContract(json: string): RecordedContract {
  try {
    return recordedContractSchema.parse(JSON.parse(json))
  } catch (cause) {
    throw refuse(
      'invalid_contract',
      'contract.json',
      'It is not a contract that this Wadah can read. Pack the plugin again with its SDK.',
      cause,
    )
  }
}

async function openSeal(json: string, findKey: FindKey): Promise<{ statement: ReleaseStatement; payload: Buffer; keyId: string }> {
  let seal: Seal
  let statement: ReleaseStatement
  try {
    seal = sealSchema.parse(JSON.parse(json))
    statement = releaseStatementSchema.parse(JSON.parse(Buffer.from(seal.payload, 'base64').toString('utf8')))
  } catch (cause) {
    throw refuse('invalid_seal', sealPath, 'The seal cannot be read.', cause)
  }
  const payload = Buffer.from(seal.payload, 'base64')
  for (const { keyid, sig } of seal.signatures) {
    const key = await findKey(keyid)
    if (!key || key.opd !== statement.opd) continue
    if (!verify(null, preAuthEncoding(payload), key.publicKey, Buffer.from(sig, 'base64')))
      throw refuse('invalid_seal', keyid, 'The signature does not fit what was sealed.')
    return { statement, payload, keyId: keyid }
  }
  throw refuse(
    'unknown_key',
    seal.signatures[0]?.keyid ?? '',
    `No key of ${statement.opd} made this seal, or it was revoked. Have the city’s curators register the OPD’s key.`,
  )
}
