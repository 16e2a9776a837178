import { readFile, stat } from 'node:fs/promises'
import { parsePublishingKey } from '@wadah/plugin-bundle/publishing-key'
import type { PublishingKey } from '@wadah/contracts/release'
import { CodedError } from '@wadah/errors'
import { pack } from './pack.ts'

/** Reads a packed release; a folder is packed first. */
export async function readRelease(path: string): Promise<Buffer> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => undefined,
  )
  if (isFolder === undefined) throw new CodedError('not_found', `${path} is not there. Name the folder of a plugin or a packed release.`)
  return readFile(isFolder ? await pack(path) : path)
}

/** Reads a publishing key file. */
export async function readKey(path: string): Promise<PublishingKey> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) throw new CodedError('unknown_key', `The key file ${path} is not there.`)
  return parsePublishingKey(text, path)
}
