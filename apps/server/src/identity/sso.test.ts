import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPerson } from '../testing/test-person.ts'
import { startOidcProvider, type TestOidcProvider } from '../testing/start-oidc-provider.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const [serverPort, providerPort] = [await freePort(), await freePort()]
const redirect = `http://localhost:${serverPort}/api/auth/callback/city`
let server: TestServer
let provider: TestOidcProvider | undefined

beforeAll(async () => {
  // The provider is not up yet: Wadah starts all the same.
  server = await startTestServer({
    PORT: String(serverPort),
    WADAH_OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
    WADAH_OIDC_CLIENT_ID: 'wadah',
    WADAH_OIDC_CLIENT_SECRET: 'rahasia-klien-uji',
    WADAH_OIDC_NAME: 'Akun Kota',
  })
}, 60_000)
afterAll(async () => {
  await provider?.stop()
  await server.stop()
})

/** Follows the whole round as a browser does, with a jar for each host; gives where it ended and the cookie there. */
async function signInBySso(email: string): Promise<{ status: number; end: string; cookie: string }> {
  const jars = new Map<string, Map<string, string>>()
  const visit = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const jar = jars.get(new URL(url).host) ?? new Map<string, string>()
    jars.set(new URL(url).host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, headers: { ...init.headers, cookie }, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    return response
  }
  const home = `http://localhost:${serverPort}`
  const began = await visit(`${home}/api/auth/sign-in/social`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: home },
    body: JSON.stringify({ provider: 'city', callbackURL: '/', errorCallbackURL: '/masuk', loginHint: email }),
  })
  let url = ((await began.json()) as { url?: string }).url
  if (url === undefined) return { status: began.status, end: '', cookie: '' }
  for (let hop = 0; hop < 12; hop += 1) {
    const response = await visit(url)
    const next = response.headers.get('location')
    if (next === null) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    url = new URL(next, url).href
    if (url.startsWith(home) && !url.includes('/api/auth/')) break
  }
  const jar = jars.get(`localhost:${serverPort}`)
  return { status: 302, end: url.slice(home.length), cookie: [...(jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ') }
}

const callerOf = (cookie: string) =>
  openTestPerson(server)
    .query('session.me')
    .then(() => server.query('session.me', undefined, cookie))

test('a provider that is down keeps nobody out who has a password, and says so to who asks for it', async () => {
  expect(await openTestPerson(server).query('session.me')).toMatchObject({ sso: 'Akun Kota' })
  expect((await signInBySso('staff@uji.example')).status).toBe(502)
})

test('once the provider is up, without a restart, a known person with a verified e-mail is in', async () => {
  provider = await startOidcProvider({ port: providerPort, redirect })

  const { end, cookie } = await signInBySso('staff@uji.example')

  expect(end).toBe('/')
  expect(await callerOf(cookie)).toMatchObject({ caller: { kind: 'user', name: 'Staf', roles: ['staff'] } })
  expect((await callerOf(cookie)) as { caller: { provenAt: number } }).toHaveProperty('caller.provenAt', expect.any(Number))
  const auditor = openTestPerson(server, await server.cookie('auditor'))
  const { entries } = (await auditor.query('audit.list', { action: 'session.start' })) as { entries: { actor: string; details: unknown }[] }
  expect(entries.filter(({ actor }) => actor === 'Staf')).toMatchObject([{ details: { way: 'sso' } }])
})

test('a single sign-on is written into the trail as such', async () => {
  const { entries } = (await server.query('audit.list', { action: 'session.start' }, await server.cookie('auditor'))) as {
    entries: { actor: string; details: { way: string } }[]
  }

  expect(entries).toMatchObject([{ actor: 'Staf', details: { way: 'sso' } }])
})

test('nobody becomes known by signing in, and an e-mail nobody verified counts for nothing', async () => {
  const curator = openTestPerson(server, await server.cookie('curator'))
  await curator.mutate('people.invite', { name: 'Belum Tentu', email: 'belum@uji.example', roles: ['staff'] })

  for (const email of ['tiada@uji.example', 'belum@uji.example']) {
    const { end, cookie } = await signInBySso(email)
    expect(end).toMatch(/^\/masuk\?error=/)
    expect(await callerOf(cookie)).toMatchObject({ caller: { kind: 'anonymous' } })
  }
  const { people } = (await curator.query('people.list')) as { people: { email: string }[] }
  expect(people.map(({ email }) => email)).not.toContain('tiada@uji.example')
})

test('who may not sign in may not by single sign-on either', async () => {
  const curator = openTestPerson(server, await server.cookie('curator'))
  const { people } = (await curator.query('people.list')) as { people: { id: string; email: string }[] }
  const id = people.find(({ email }) => email === 'officer@uji.example')?.id
  await curator.mutate('people.setDisabled', { id, disabled: true, reason: 'pindah tugas' })

  const { cookie } = await signInBySso('officer@uji.example')

  expect(await callerOf(cookie)).toMatchObject({ caller: { kind: 'anonymous' } })
})
