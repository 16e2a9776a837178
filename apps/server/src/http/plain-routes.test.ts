import { expect, test } from 'vitest'
import { stubDeps as deps } from '../testing/stub-deps.ts'
import { createApp, plainRoutes } from './app.ts'

const local = { 'x-wadah-local-token': 'token-of-the-folder' }
const as: Record<string, Record<string, string>> = {
  anonymous: {},
  mayor: { cookie: 'mayor' },
  officer: { cookie: 'officer' },
  key: { authorization: 'Wadah good' },
  local,
}

/** Path of a request, and who gets through. */
const table: Record<string, [path: string, allowed: string[]]> = {
  'POST /publish': ['/publish', ['key']],
  'POST /intake/:plugin/:procedure': ['/intake/dinkes.uji/unggah', ['officer', 'key']],
  'GET /files/:sha256': [`/files/${'a'.repeat(64)}`, Object.keys(as)],
  'GET /feeds/:id/:projection/:version': ['/feeds/dinkes.uji%2Fhitungan/public/1', Object.keys(as)],
  'GET /live/sse': ['/live/sse', ['mayor', 'officer']],
  'GET /healthz': ['/healthz', Object.keys(as)],
  'GET /readyz': ['/readyz', Object.keys(as)],
  'GET /metrics': ['/metrics', Object.keys(as)],
  'POST /local/backup': ['/local/backup', ['local']],
  'POST /local/audit': ['/local/audit', ['local']],
  'POST /local/audit/export': ['/local/audit/export', ['local']],
  'POST /local/users': ['/local/users', ['local']],
  'GET /demo/sign-in': ['/demo/sign-in?as=mayor', Object.keys(as)],
}

test('every plain route declares its authority and stands in the table', () => {
  const routes = plainRoutes(deps())

  expect(routes.filter(({ authority }) => authority === undefined)).toEqual([])
  expect(routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(Object.keys(table).toSorted())
})

test('nothing is served past the table', () => {
  const app = createApp(deps())
  const known = new Set([...Object.keys(table).map((route) => route.split(' ')[1]), '/*', '*', '/trpc/*', '/api/auth/*'])

  expect(app.routes.filter(({ path }) => !known.has(path))).toEqual([])
})

test.each(Object.entries(table))('%s', async (route, [path, allowed]) => {
  const app = createApp(deps())
  for (const [who, headers] of Object.entries(as)) {
    const [method = 'GET'] = route.split(' ')
    const answer = await app.request(path, {
      method,
      headers: { host: 'localhost', ...headers },
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
    await answer.body?.cancel()
    const isRefused = answer.status === 401 || answer.status === 403
    expect({ who, isRefused }).toEqual({ who, isRefused: !allowed.includes(who) })
  }
})

test('the demo’s door is shut outside of demo mode, whatever the host', async () => {
  const answer = await createApp(deps(false)).request('/demo/sign-in?as=mayor', { headers: { host: 'wadah.example.go.id' } })

  expect(answer.status).toBe(403)
})

test('a wrong local token is refused', async () => {
  const answer = await createApp(deps()).request('/local/backup', {
    method: 'POST',
    headers: { host: 'localhost', 'x-wadah-local-token': 'guess' },
  })

  expect(answer.status).toBe(403)
})

test('a body beyond the limit is refused before it is kept', async () => {
  const answer = await createApp(deps()).request('/publish', {
    method: 'POST',
    headers: { host: 'localhost', authorization: 'Wadah good' },
    body: new Uint8Array(8 * 1024 * 1024 + 1),
  })

  expect(answer.status).toBe(413)
  expect(await answer.json()).toMatchObject({ code: 'too_large', details: { limit: 8 * 1024 * 1024 } })
})

test('what fails inside is not told outside', async () => {
  const broken = { ...deps(), file: () => Promise.reject(new Error('password=rahasia')) }

  const answer = await createApp(broken).request(`/files/${'a'.repeat(64)}`, { headers: { host: 'localhost' } })

  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('rahasia')
})
