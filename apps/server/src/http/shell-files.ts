import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

/** Encodings a file is kept in. */
export type Encoding = 'br' | 'gzip' | 'identity'

/** One file of the built shell, in memory. */
export interface ShellFile {
  type: string
  etag: string
  /** Its name holds a hash, so it never changes. */
  immutable: boolean
  /** Compressed at first asking, once. */
  body(encoding: Encoding): Promise<{ bytes: Uint8Array<ArrayBuffer>; encoding: Encoding }>
}

/** The built shell. */
export interface ShellFiles {
  /** Hash of what the shell is made of; changes with every build that differs. */
  build: string
  file(path: string): ShellFile | undefined
  /** What the build wrote for the Content Security Policy; undefined when it wrote nothing. */
  csp: unknown
}

/** Reads the built shell from a folder; undefined when it was not built. */
export function readShell(folder: string): ShellFiles | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined
  const files = new Map<string, ShellFile>()
  const hash = createHash('sha256')
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(folder, entry)
    if (!statSync(path).isFile()) continue
    const name = `/${relative(folder, path).split(sep).join('/')}`
    // What the build tells the server is not for browsers.
    if (name === '/csp.json' || name.endsWith('.map')) continue
    const file = shellFile(name, readFileSync(path))
    files.set(name, file)
    hash.update(name).update(file.etag)
  }
  const csp: unknown = existsSync(join(folder, 'csp.json')) ? JSON.parse(readFileSync(join(folder, 'csp.json'), 'utf8')) : undefined
  return { build: hash.digest('hex').slice(0, 12), file: (path) => files.get(path), csp }
}

function shellFile(name: string, raw: Buffer): ShellFile {
  const extension = extname(name)
  const plain = new Uint8Array(raw)
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    immutable: name.startsWith('/assets/'),
    async body(encoding) {
      if (encoding === 'identity' || !compressible.has(extension)) return { bytes: plain, encoding: 'identity' }
      const bytes = made.get(encoding) ?? compress(raw, encoding)
      made.set(encoding, bytes)
      return { bytes: await bytes, encoding }
    },
  }
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Compresses for many readers: slower and smaller than for one. */
export async function compress(raw: Uint8Array, encoding: 'br' | 'gzip', quality = 10): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip') return new Uint8Array(await zip(raw, { level: Math.min(9, quality) }))
  return new Uint8Array(
    await brotli(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } }),
  )
}

/** The best encoding a client accepts. */
export function acceptedEncoding(header: string | undefined): Encoding {
  const accepted = (header ?? '').split(',').map((part) => part.trim().toLowerCase())
  const takes = (name: string) => accepted.some((part) => part === name || (part.startsWith(`${name};`) && !/;\s*q=0(\.0*)?$/.test(part)))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}
