import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  // TLS ends at a proxy.
  server = await startTestServer({ WADAH_ORIGIN: 'https://localhost:8443' })
}, 60_000)
afterAll(() => server.stop())

test('over https the cookie of a session is tied to this host, and is a session', async () => {
  const answer = await fetch(`${server.url}/demo/sign-in?as=mayor`, { redirect: 'manual' })
  const [cookie = ''] = answer.headers.getSetCookie()

  expect(cookie).toMatch(/^__Host-wadah\.session_token=/)
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  expect(await server.query('session.me', undefined, cookie.split(';')[0] ?? '')).toMatchObject({ caller: { roles: ['mayor'] } })
})

test('a cookie that another site of the domain could have set is no session', async () => {
  const cookie = await server.cookie('mayor')

  for (const name of ['wadah.session_token', '__Secure-wadah.session_token']) {
    const tossed = cookie.replace('__Host-wadah.session_token', name)
    expect(await server.query('session.me', undefined, tossed)).toMatchObject({ caller: { kind: 'anonymous' } })
  }
})

test('over https the cookie of a wall is tied to this host, and is the wall', async () => {
  const post = (path: string, body = {}) => fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
  const { code, secret } = (await (await post('/screens/begin')).json()) as { code: string; secret: string }
  const facts = { name: 'Aula', room: 'Balai Kota', boards: ['wali-kota'], rotateSeconds: 30 }
  await server.mutate('screens.pair', { code, ...facts }, await server.cookie('operator'))
  const cookie = (await post('/screens/claim', { secret })).headers.getSetCookie().join()

  expect(cookie).toMatch(/^__Host-wadah\.screen=.*Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/)
  expect(await server.query('session.me', undefined, cookie.split(';')[0] ?? '')).toMatchObject({ caller: { kind: 'screen' } })
  expect(await server.query('session.me', undefined, cookie.split(';')[0]?.replace('__Host-', '') ?? '')).toMatchObject({
    caller: { kind: 'anonymous' },
  })
})

test('whoever opened this host over https stays there, with all its subdomains', async () => {
  const answer = await fetch(`${server.url}/healthz`)

  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
})

test('no header of a request is sent back to whoever asks for a trace', async () => {
  const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request(
      `${server.url}/trpc/session.me`,
      { method: 'TRACE', headers: { cookie: 'wadah.session_token=rahasia' } },
      (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
      },
    )
    asked.on('error', reject)
    asked.end()
  })

  expect(status).toBe(405)
  expect(body).not.toContain('rahasia')
})
