import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import type { NewRelease } from '@wadah/db/releases'
import { compress } from '../http/shell-files.ts'

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** What browsers fetch; the rest is read by the server alone. */
const fetched = /^(widgets|locales|assets)\//

/** Files of a verified release as they are stored: by hash, and compressed where browsers ask for them. */
export async function releaseFiles(files: ReadonlyMap<string, Buffer>): Promise<NewRelease['files']> {
  return Promise.all(
    [...files].map(async ([path, body]) => ({
      path,
      sha256: createHash('sha256').update(body).digest('hex'),
      contentType: contentTypes[extname(path)] ?? 'application/octet-stream',
      body,
      brotli: fetched.test(path) && !/\.(png|webp)$/.test(path) ? Buffer.from(await compress(body, 'br', 9)) : undefined,
    })),
  )
}
