import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'

/** One file of code: `bytes` as it travels, widgets gzipped and the adapter as it is. */
export interface CodeFile {
  sha256: string
  bytes: number
}

/** A release as far as consent looks at it. */
export interface ComparedRelease {
  manifest: Manifest
  contract: RecordedContract
  /** `adapter.js` and `widgets/<name>.js` by path. */
  code: ReadonlyMap<string, CodeFile>
}

/** Reduces the files of a release to what consent compares. */
export function codeOf(files: ReadonlyMap<string, Uint8Array>): Map<string, CodeFile> {
  return new Map(
    [...files]
      .filter(([path]) => path === 'adapter.js' || path.startsWith('widgets/'))
      .map(([path, body]) => [
        path,
        {
          sha256: createHash('sha256').update(body).digest('hex'),
          bytes: path === 'adapter.js' ? body.byteLength : gzipSync(body).byteLength,
        },
      ]),
  )
}
