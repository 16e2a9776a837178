import { beforeAll, expect, test } from 'vitest'
import * as identityTables from '@wadah/db/identity-tables'
import { longestSessionMs } from '@wadah/db/session-users'
import { describeOnBoth } from '@wadah/db/testing'
import { createIdentity } from './create-identity.ts'
import type { Identity } from './identity.ts'

describeOnBoth('a session', (database) => {
  let later = 0
  let identity: Identity
  let cookie: Headers
  beforeAll(async () => {
    const { user, session, account, verification, twoFactor, passkey } = identityTables
    identity = createIdentity({
      database: database(),
      store: {
        database: database().orm as unknown as Record<string, unknown>,
        tables: { user, session, account, verification, twoFactor, passkey },
      },
      secret: 's'.repeat(40),
      origins: ['http://localhost:3278'],
      secure: false,
      log: () => undefined,
      sso: undefined,
      demo: false,
      demandsSecondFactor: false,
      verifySigned: async () => ({ kind: 'anonymous', roles: [] }),
      now: () => Date.now() + later,
    })
    const id = await identity.createUser({ name: 'Ani', email: 'ani@uji.example', roles: ['staff'] })
    const set = (await identity.signInAs(id, { userAgent: 'uji', address: '203.0.113.9' })).getSetCookie()
    cookie = new Headers({ cookie: set.map((one) => one.split(';')[0]).join('; ') })
  })

  test('is over a week after it began, however often it was used, for requests and open screens alike', async () => {
    later = longestSessionMs - 60_000
    const { caller, session = '' } = await identity.callerOf(cookie)
    expect(caller.kind).toBe('user')

    later = longestSessionMs + 60_000
    expect((await identity.callerOf(cookie)).caller.kind).toBe('anonymous')
    expect((await identity.callersOf([session])).size).toBe(0)
  })
})
