import { createOTP } from '@better-auth/utils/otp'
import type { TestServer } from './start-test-server.ts'

/** A person at a browser: keeps cookies, signs in, calls procedures. */
export interface TestPerson {
  cookie(): string
  /** Answer of the sign-in by password: status and body. */
  signIn(email: string, password: string): Promise<{ status: number; body: Record<string, unknown> }>
  auth(path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }>
  query(path: string, input?: unknown): Promise<unknown>
  mutate(path: string, input?: unknown): Promise<unknown>
}

/** Opens a browser of its own at a server; `cookie` lets it begin signed in. */
export function openTestPerson(server: TestServer, cookie = ''): TestPerson {
  const jar = new Map(cookie === '' ? [] : cookie.split('; ').map((one) => one.split('=') as [string, string]))
  const header = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  async function auth(path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${server.url}/api/auth/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: header(), origin: server.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '' || /max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text } }
  }

  return {
    cookie: header,
    auth,
    signIn: (email, password) => auth('sign-in/email', { email, password }),
    query: (path, input) => server.query(path, input, header()),
    mutate: (path, input) => server.mutate(path, input, header()),
  }
}

/** The code an authenticator app set up with an address shows, so many steps of thirty seconds from now. */
export async function codeOfApp(uri: string, steps = 0): Promise<string> {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const { base32 } = await import('@better-auth/utils/base32')
  const plain = new TextDecoder().decode(base32.decode(secret))
  return createOTP(plain).hotp(Math.floor(Date.now() / 30_000) + steps)
}
