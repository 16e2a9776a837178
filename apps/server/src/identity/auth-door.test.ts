import { expect, test } from 'vitest'
import { freshProofMs, type Caller } from '@wadah/contracts/roles'
import { createAuthDoor, type AuthDoorOptions } from './auth-door.ts'

const now = Date.UTC(2026, 10, 24)
const user: Caller = { kind: 'user', userId: 'u1', name: 'Ani', roles: ['staff'] }

/** A door before a library that says yes to everything, so that what refuses is the door. */
function openDoor(caller: Caller, status = 200) {
  const passed: { path: string; address: string | null }[] = []
  const audited: string[] = []
  const failed: string[] = []
  const ended: string[] = []
  const handler = async (request: Request) => {
    passed.push({ path: new URL(request.url).pathname, address: request.headers.get('x-wadah-address') })
    return Response.json({ token: 'rahasia', user: { id: 'u1', name: 'Ani' }, session: { id: 's1', token: 'rahasia' } }, { status })
  }
  const library = { handler } as unknown as ReturnType<AuthDoorOptions['library']['current']>
  const attempt = { succeeded: async () => undefined, undecided: async () => undefined }
  const handle = createAuthDoor({
    library: { current: () => library, withSso: async () => library },
    guard: { begin: async () => attempt, forget: async () => undefined },
    callerOf: async () => ({ caller, session: caller.kind === 'user' ? 'before' : undefined }),
    endSession: async (_user, session) => void ended.push(session),
    personOfChallenge: async () => undefined,
    claimCode: async () => true,
    audit: async ({ action }) => void audited.push(action),
    failed: (way) => void failed.push(way),
    now: () => now,
  })
  const ask = (method: string, path: string, body = '{}') =>
    handle(
      new Request(`http://localhost/api/auth/${path}`, {
        method,
        headers: { 'x-wadah-address': 'made up' },
        ...(method === 'POST' ? { body } : {}),
      }),
      '203.0.113.9',
    )
  return { ask, passed, audited, failed, ended }
}

test.each([
  ['nobody', { kind: 'anonymous', roles: [] } satisfies Caller, 'unauthenticated'],
  ['a session that proved nothing', user, 'step_up_required'],
  ['a proof that is too old', { ...user, provenAt: now - freshProofMs - 1 }, 'step_up_required'],
])('a passkey is not added by %s', async (_name, caller, code) => {
  const { ask, passed } = openDoor(caller)

  await expect(ask('GET', 'passkey/generate-register-options')).rejects.toMatchObject({ code })
  await expect(ask('POST', 'passkey/verify-registration')).rejects.toMatchObject({ code })
  expect(passed).toEqual([])
})

test('a passkey added with a fresh proof is written down, once it is there', async () => {
  const { ask, audited } = openDoor({ ...user, provenAt: now - freshProofMs })

  await ask('GET', 'passkey/generate-register-options')
  expect(audited).toEqual([])
  await ask('POST', 'passkey/verify-registration')
  expect(audited).toEqual(['account.passkey.add'])
})

test('signing in is written down, with the address the door knows and not the one that was claimed', async () => {
  const { ask, passed, audited } = openDoor(user)

  await ask('POST', 'sign-in/email', JSON.stringify({ email: 'ani@uji.example', password: 'payung ungu di dadaha' }))

  expect(audited).toEqual(['session.start'])
  expect(passed).toEqual([{ path: '/api/auth/sign-in/email', address: '203.0.113.9' }])
})

test('the token of a session is in no answer that scripts can read', async () => {
  const { ask } = openDoor({ kind: 'anonymous', roles: [] })

  for (const [path, body] of [
    ['sign-in/email', { email: 'ani@uji.example', password: 'payung ungu di dadaha' }],
    ['passkey/verify-authentication', { response: {} }],
  ] as const) {
    const answer = await ask('POST', path, JSON.stringify(body))
    expect(await answer.json()).toEqual({ user: { id: 'u1', name: 'Ani' }, session: { id: 's1' } })
  }
})

test('a new sign-in ends the session the browser had, and a failed one does not', async () => {
  const body = JSON.stringify({ email: 'ani@uji.example', password: 'payung ungu di dadaha' })
  const right = openDoor(user)
  const wrong = openDoor(user, 401)

  await right.ask('POST', 'sign-in/email', body)
  await wrong.ask('POST', 'sign-in/email', body)

  expect([right.ended, wrong.ended]).toEqual([['before'], []])
})

test('a failure is told by its way and never by the name that was typed', async () => {
  const { ask, audited, failed } = openDoor(user, 401)

  await ask('POST', 'sign-in/email', JSON.stringify({ email: 'kata sandi saya', password: 'x' }))
  await ask('POST', 'passkey/verify-authentication')

  expect([failed, audited]).toEqual([['password', 'passkey'], []])
})

test('a code without a first step, a body without sense and one without end are refused', async () => {
  const { ask, passed } = openDoor(user)

  await expect(ask('POST', 'two-factor/verify-totp', '{"code":"123456"}')).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(ask('POST', 'sign-in/email', 'x')).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(ask('POST', 'sign-in/email', 'x'.repeat(70_000))).rejects.toMatchObject({ code: 'too_large' })
  expect(passed).toEqual([])
})

test.each(['sign-up/email', 'forget-password', 'two-factor/enable', 'passkey/update-passkey', 'delete-user', 'ok'])(
  'nothing leads to %s',
  async (path) => {
    const { ask, passed } = openDoor({ ...user, provenAt: now })

    await expect(ask('POST', path)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask('GET', path)).rejects.toMatchObject({ code: 'not_found' })
    expect(passed).toEqual([])
  },
)
