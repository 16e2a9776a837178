import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { stubDeps } from '../testing/stub-deps.ts'
import { createApp } from './app.ts'
import { readShell } from './shell-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'wadah-shell-'))
mkdirSync(join(folder, 'assets'))
const script = `export const x = ${JSON.stringify('wadah '.repeat(500))}`
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Wadah</title>')
writeFileSync(join(folder, 'assets', 'main-abc123.js'), script)
writeFileSync(join(folder, 'assets', 'main-abc123.js.map'), '{}')
writeFileSync(join(folder, 'csp.json'), JSON.stringify({ scripts: ['sha256-AAAA='] }))
const shell = readShell(folder)

const app = createApp({ ...stubDeps(), shell: () => shell })
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { host: 'localhost', cookie: 'mayor', ...headers } })

test('hashed assets are compressed, and kept for ever', async () => {
  const answer = await ask('/assets/main-abc123.js', { 'accept-encoding': 'gzip, br' })

  expect(answer.headers.get('content-type')).toContain('text/javascript')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-encoding')).toBe('br')
  expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString()).toBe(script)
})

test('any address a person may open gets the page, asked for anew each time', async () => {
  const answer = await ask('/dasbor/wali-kota/atur')

  expect(await answer.text()).toContain('<title>Wadah</title>')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect((await ask('/dasbor/x', { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
})

test.each(['/assets/gone-123.js', '/favicon.ico', '/assets/main-abc123.js.map', '/csp.json'])('%s is not there', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('the policy carries the hashes of the build', async () => {
  expect((await ask('/')).headers.get('content-security-policy')).toContain("script-src 'self' blob: 'sha256-AAAA='")
})

test('the first visit to a demo goes in as the mayor; in earnest nobody does', async () => {
  const demo = await ask('/', { cookie: '' })
  const real = await createApp({ ...stubDeps(false), shell: () => shell }).request('/')

  expect([demo.status, demo.headers.get('location')]).toEqual([302, '/demo/sign-in?as=mayor'])
  expect(real.status).toBe(200)
})
