import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { releasePathSchema } from '@wadah/contracts/release'
import { CodedError, isCodedError } from '@wadah/errors'
import { sealPath } from './tarball.ts'

/** What a release may weigh. Bytes. */
export const releaseLimits = { compressed: 8_000_000, unpacked: 24_000_000, file: 4_000_000, files: 200 }

const refuse = (what: string, code: 'invalid_release' | 'too_large' = 'invalid_release'): CodedError =>
  new CodedError(code, `The release is refused: ${what}`)

/** Ends a stream that grows beyond its limit: a tar may end long before its gzip does. */
function countingLimit(limit: number): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > limit) done(refuse(`it unpacks to more than ${limit / 1e6} MB.`, 'too_large'))
      else done(null, chunk)
    },
  })
}

/**
 * Reads a release in memory, trusting nothing in it: plain files only, known paths, no duplicates, bounded size and count.
 *
 * @returns files by path, without the leading `package/`. Throws `invalid_release` or `too_large`.
 */
export async function unpackRelease(tarball: Uint8Array): Promise<Map<string, Buffer>> {
  if (tarball.byteLength > releaseLimits.compressed) throw refuse(`it is larger than ${releaseLimits.compressed / 1e6} MB.`, 'too_large')
  const files = new Map<string, Buffer>()
  const tar = extract()
  tar.on('entry', (header, stream, next) => {
    // Destroying the archive destroys this stream too, and an error nobody listens to would end the process.
    stream.on('error', () => undefined)
    const problem = entryProblem(header, files)
    if (problem) {
      tar.destroy(problem)
      return
    }
    const chunks: Buffer[] = []
    stream.on('data', (chunk) => chunks.push(chunk as Buffer))
    stream.on('end', () => {
      files.set(header.name.slice('package/'.length), Buffer.concat(chunks))
      next()
    })
  })
  try {
    await pipeline(Readable.from([Buffer.from(tarball)]), createGunzip(), countingLimit(releaseLimits.unpacked), tar)
  } catch (cause) {
    if (isCodedError(cause)) throw cause
    throw new CodedError(
      'invalid_release',
      `The release is refused: it is not a gzipped tar (${cause instanceof Error ? cause.message : String(cause)}).`,
      { cause },
    )
  }
  return files
}

interface EntryHeader {
  name: string
  type?: string | null | undefined
  size?: number | undefined
}

function entryProblem(header: EntryHeader, files: ReadonlyMap<string, Buffer>): CodedError | undefined {
  const shown = JSON.stringify(header.name.slice(0, 120))
  if (header.type !== 'file') return refuse(`${shown} is a ${header.type ?? 'thing of unknown kind'}; only plain files are taken.`)
  if (!header.name.startsWith('package/')) return refuse(`${shown} is not below “package/”.`)
  const path = header.name.slice('package/'.length)
  if (path !== sealPath && !releasePathSchema.safeParse(path).success) return refuse(`${shown} is no path a release may hold.`)
  if (files.has(path)) return refuse(`${shown} comes twice.`)
  if ((header.size ?? 0) > releaseLimits.file) return refuse(`${shown} is larger than ${releaseLimits.file / 1e6} MB.`, 'too_large')
  if (files.size >= releaseLimits.files) return refuse(`it holds more than ${releaseLimits.files} files.`, 'too_large')
  return undefined
}
