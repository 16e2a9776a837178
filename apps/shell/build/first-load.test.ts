import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, test, vi } from 'vitest'

const root = join(import.meta.dirname, '..')
/** Bytes, compressed as they travel: what a page may need before its first paint. */
const budget = 200_000

describe('the built page', () => {
  const files = new Map<string, string | Uint8Array>()
  let page = ''
  beforeAll(async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const built = await build({ root, logLevel: 'silent', build: { write: false } })
    for (const file of ((Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput).output) {
      files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
    }
    page = String(files.get('/index.html'))
    vi.unstubAllEnvs()
  }, 60_000)

  test('needs at most 200 KB before its first paint', () => {
    const needed = [...page.matchAll(/(?:src|href)="(\/assets[^"]+)"/g)].map((match) => files.get(match[1] ?? '') ?? '')
    const size = [page, ...needed].reduce((sum, file) => sum + brotliCompressSync(file).length, 0)

    expect(needed.length).toBeGreaterThan(5)
    expect(size).toBeLessThan(budget)
  })

  test('allows by hash exactly the scripts that stand in it, and the bootstrap of frames', () => {
    const inline = [...page.matchAll(/<script(?: type="importmap")?>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '')
    const allowed = (JSON.parse(String(files.get('/csp.json'))) as { scripts: string[] }).scripts

    expect(inline).toHaveLength(2)
    expect(allowed).toHaveLength(3)
    for (const script of inline) expect(allowed).toContain(`sha256-${createHash('sha256').update(script).digest('base64')}`)
  })

  test('pins every shared module by its bytes, in the import map and in the table for frames', () => {
    const map = JSON.parse(/<script type="importmap">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '{}') as {
      imports: Record<string, string>
      integrity: Record<string, string>
    }
    const table = JSON.parse(/id="shared-modules">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '[]') as {
      specifier: string
      url: string
      sha256: string
    }[]

    expect(table.map(({ specifier }) => specifier).toSorted()).toEqual(Object.keys(map.imports).toSorted())
    for (const { specifier, url, sha256 } of table) {
      const code = files.get(url) ?? ''
      expect(map.imports[specifier]).toBe(url)
      expect(createHash('sha256').update(code).digest('hex')).toBe(sha256)
      expect(map.integrity[url]).toBe(`sha384-${createHash('sha384').update(code).digest('base64')}`)
    }
  })
})
