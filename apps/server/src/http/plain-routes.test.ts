import { expect, test } from 'vitest'
import { roles } from '@wadah/contracts/roles'
import { stubDeps as deps } from '../testing/stub-deps.ts'
import { createApp, plainRoutes } from './app.ts'

const local = { 'x-wadah-local-token': 'token-of-the-folder' }
const as: Record<string, Record<string, string>> = {
  anonymous: {},
  mayor: { cookie: 'mayor' },
  officer: { cookie: 'officer' },
  key: { authorization: 'Wadah good' },
  apiSubmit: { authorization: 'Bearer wadah_submit' },
  apiStatus: { authorization: 'Bearer wadah_status' },
  apiIntakes: { authorization: 'Bearer wadah_intakes' },
  apiIntake: { authorization: 'Bearer wadah_intake' },
  apiOtherIntake: { authorization: 'Bearer wadah_other' },
  apiUnknown: { authorization: 'Bearer wadah_guess' },
  local,
}

/** What is for everybody is not for API keys: they open what names a right for them. */
const everybody = Object.keys(as).filter((who) => !who.startsWith('api'))

/** Path of a request, and who gets through. */
const table: Record<string, [path: string, allowed: string[]]> = {
  'POST /publish': ['/publish', ['key', 'apiSubmit']],
  'GET /publish': ['/publish', ['key', 'apiStatus']],
  'GET /publish/:hash': [`/publish/${'a'.repeat(64)}`, ['key', 'apiStatus']],
  'POST /intake/:plugin/:procedure': ['/intake/dinkes.uji/unggah', ['officer', 'key', 'apiIntakes', 'apiIntake']],
  'GET /files/:sha256': [`/files/${'a'.repeat(64)}`, everybody],
  'GET /feeds/:id/:projection/:version': ['/feeds/dinkes.uji%2Fhitungan/public/1', everybody],
  'GET /live/sse': ['/live/sse', ['mayor', 'officer']],
  'GET /healthz': ['/healthz', everybody],
  'GET /readyz': ['/readyz', everybody],
  'GET /metrics': ['/metrics', everybody],
  'POST /local/backup': ['/local/backup', ['local']],
  'POST /local/audit': ['/local/audit', ['local']],
  'POST /local/audit/export': ['/local/audit/export', ['local']],
  'POST /local/users': ['/local/users', ['local']],
  'POST /screens/begin': ['/screens/begin', everybody],
  'POST /screens/claim': ['/screens/claim', everybody],
  'POST /local/people': ['/local/people', ['local']],
  'GET /demo/sign-in': ['/demo/sign-in?as=mayor', everybody],
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

test('who asks the demo for a role it does not know gets a page to pick one from, in both languages', async () => {
  const ask = (path: string) => createApp(deps()).request(path, { headers: { host: 'localhost' } })
  const unknown = await ask('/demo/sign-in?as=%3Cscript%3E')
  const page = await unknown.text()

  expect(unknown.status).toBe(404)
  expect(unknown.headers.get('content-type')).toMatch(/^text\/html/)
  expect(unknown.headers.get('content-security-policy')).toContain("default-src 'none'")
  for (const role of roles) expect(page).toContain(`href="/demo/sign-in?as=${role}"`)
  expect(page).toContain('tidak mengenal peran itu')
  expect(page).toContain('knows no such role')
  expect(page).not.toContain('script')
  expect((await ask('/demo/sign-in')).status).toBe(200)
})

test('no procedure is called with an API key, and it makes no session', async () => {
  const app = createApp(deps())
  const headers = { host: 'localhost', authorization: 'bearer wadah_submit' }
  const called = await app.request('/trpc/session.me', { headers })
  const both = await app.request('/trpc/session.me', { headers: { ...headers, cookie: 'mayor' } })

  expect([called.status, both.status]).toEqual([403, 403])
  expect(await called.json()).toMatchObject({ code: 'forbidden', details: { reason: 'route' } })
})

test('an API key without the right is told which right it lacks', async () => {
  const answer = await createApp(deps()).request('/publish', {
    method: 'POST',
    headers: { host: 'localhost', authorization: 'Bearer wadah_status' },
    body: 'x',
  })

  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({ details: { right: 'submit' }, message: expect.stringContaining('“CI”') })
})

test('a token of another kind is nobody’s', async () => {
  const answer = await createApp(deps()).request('/publish', { headers: { host: 'localhost', authorization: 'Bearer eyJhbGciOi' } })

  expect(answer.status).toBe(401)
})

test.each(['/local/users', '/local/people', '/local/audit'])(
  'what is no JSON is refused by %s, not a fault of the server',
  async (path) => {
    const answer = await createApp(deps()).request(path, { method: 'POST', headers: { host: 'localhost', ...local }, body: '{"nama":' })

    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'invalid_input'])
  },
)

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is served nowhere', async (method) => {
  for (const path of ['/', '/trpc/session.me', '/api/auth/sign-in/email', '/publish']) {
    const answer = await createApp(deps()).request(path, { method, headers: { host: 'localhost' } })
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD, POST'])
  }
})

test('who is refused again and again is a line of the log a minute, without what was asked in detail', async () => {
  const lines: string[] = []
  let now = 1_000_000
  const app = createApp({ ...deps(), now: () => now, log: ({ level, message }) => void lines.push(`${level} ${message}`) })
  const ask = () =>
    app.request('/local/backup?kode=rahasia', { method: 'POST', headers: { host: 'localhost', 'x-wadah-local-token': 'wrong' } })

  for (let time = 0; time < 3; time += 1) await ask()
  now += 60_000
  await ask()

  expect(lines).toEqual(Array.from({ length: 2 }, () => 'warn POST /local/backup was refused: forbidden, from inside.'))
})

test('what fails inside is told to the log alone', async () => {
  const lines: string[] = []
  const failing = { ...deps(), log: ({ message }: { message: string }) => void lines.push(message) }
  failing.notReady = () => Promise.reject(new Error('select sandi from "user" failed'))

  const answer = await createApp(failing).request('/readyz', { headers: { host: 'localhost' } })

  expect([answer.status, await answer.json()]).toEqual([
    500,
    { code: 'internal', message: expect.stringContaining('the log'), details: {} },
  ])
  expect(lines).toEqual([expect.stringContaining('select sandi')])
  for (const name of ['content-security-policy', 'x-content-type-options', 'referrer-policy']) expect(answer.headers.has(name)).toBe(true)
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

test('a file of a plugin can do nothing on our origin when somebody opens it as a page', async () => {
  const picture = {
    contentType: 'image/svg+xml',
    body: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script href="/files/x"/></svg>'),
  }
  const app = createApp({ ...deps(), file: async () => picture })

  const answer = await app.request(`/files/${'a'.repeat(64)}`, { headers: { host: 'localhost' } })

  const policy = answer.headers.get('content-security-policy')?.split('; ') ?? []
  expect(policy).toContain('sandbox')
  expect(policy).toContain("default-src 'none'")
  expect(policy.filter((directive) => directive.startsWith('script-src'))).toEqual([])
})

const auth = (path: string, init: RequestInit = {}) =>
  createApp(deps()).request(`/api/auth/${path}`, { method: 'POST', ...init, headers: { host: 'localhost', ...init.headers } })

test('a sign-in is a small request, and nobody else’s page may make it', async () => {
  expect((await auth('sign-in/email', { body: new Uint8Array(65_537) })).status).toBe(413)
  expect((await auth('sign-in/email', { body: '{}', headers: { origin: 'https://elsewhere.example' } })).status).toBe(403)
})

test('somebody without authority cannot make the server read what they send', async () => {
  let pulled = 0
  const body = new ReadableStream({
    pull(controller) {
      pulled += 1
      if (pulled > 40) controller.close()
      else controller.enqueue(new Uint8Array(65_536))
    },
  })

  const answer = await createApp(deps()).request('/intake/dinkes.uji/unggah', {
    method: 'POST',
    headers: { host: 'localhost' },
    body,
    duplex: 'half',
  } as RequestInit)

  expect(answer.status).toBe(401)
  expect(pulled).toBeLessThan(3)
})

test('a name of a file that cannot be decoded is taken as it is', async () => {
  const names: string[] = []
  const app = createApp({
    ...deps(),
    intake: async ({ fileName }) => {
      names.push(fileName)
      return { ok: true, revision: 1, rows: 1 }
    },
  })

  const answer = await app.request('/intake/dinkes.uji/unggah', {
    method: 'POST',
    headers: { host: 'localhost', cookie: 'officer', 'x-file-name': '100%.csv' },
    body: 'x',
  })

  expect([answer.status, names]).toEqual([200, ['100%.csv']])
})

test('procedures take small bodies; boundaries of a city may be large', async () => {
  const send = (path: string) =>
    createApp(deps()).request(`/trpc/${path}`, {
      method: 'POST',
      headers: { host: 'localhost', cookie: 'mayor', 'content-type': 'application/json' },
      body: new Uint8Array(5 * 1024 * 1024),
    })

  expect((await send('boards.applyOperations')).status).toBe(413)
  expect((await send('areas.uploadBoundaries')).status).not.toBe(413)
})

test.each([
  ['public', 'private, max-age=604800, immutable'],
  ['internal', 'no-store'],
  ['restricted', 'no-store'],
])('the browser’s own store keeps a %s body as its class allows, and for nobody else', async (projection, kept) => {
  const answer = await createApp(deps()).request(`/feeds/dinkes.uji%2Fhitungan/${projection}/1`, {
    headers: { host: 'localhost', cookie: 'mayor' },
  })

  expect(answer.headers.get('cache-control')).toBe(kept)
  expect(answer.headers.get('vary')).toContain('cookie')
})

test.each(['-1', '1.5', '9007199254740991', '99999999999'])('a version %s is no version', async (version) => {
  const answer = await createApp(deps()).request(`/feeds/dinkes.uji%2Fhitungan/public/${version}`, { headers: { host: 'localhost' } })

  expect(answer.status).toBe(404)
})
