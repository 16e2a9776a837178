import { readFile, stat } from 'node:fs/promises'
import { parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError } from '@wadah/errors'

/** Reads a file that was named on the command line. Throws `not_found`. */
export async function readGivenFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new CodedError('not_found', `${path} cannot be read. Is the path right?`, { cause, details: { where: path } })
  }
}

/** Reads a packed release; a folder is packed first. */
export async function readRelease(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined)
    throw new CodedError('not_found', `${path} is not there. Name the folder of a plugin or a packed release.`, {
      details: { where: path },
    })
  if (!found.isDirectory()) return readGivenFile(path)
  const { pack } = await import('./pack.ts')
  return readFile(await pack(path))
}

/** Reads a publishing key file. */
export async function readKey(path: string): Promise<PublishingKey> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new CodedError('unknown_key', `The key file ${path} is not there. Name it with --key, or make one with “wadah keygen <opd>”.`, {
      details: { where: path },
    })
  return parsePublishingKey(text, path)
}
