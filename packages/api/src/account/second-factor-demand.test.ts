import { beforeAll, expect, test } from 'vitest'
import type { Caller, Role } from '@wadah/contracts/roles'
import { confirmSecondFactor, removeSecondFactor } from '@wadah/db/credentials'
import { passkey, user as users } from '@wadah/db/identity-tables'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'
import { secondFactorGraceMs } from './second-factor-demand.ts'

const made = Date.UTC(2026, 10, 1)
const reason = 'laptop hilang'
const due = { cause: { code: 'second_factor_required', details: { from: new Date(made + secondFactorGraceMs).toISOString() } } }

describeOnPglite('a second factor demanded of administrators', (database) => {
  /** Somebody who asks so long after their account was made. */
  function as(userId: string, roles: Role[], { demandsSecondFactor = true, after = secondFactorGraceMs, isProven = true } = {}) {
    const caller: Caller = { kind: 'user', userId, roles, opd: 'kominfo', ...(isProven ? { provenAt: made + after } : {}) }
    const services = testServices({ demo: false, demandsSecondFactor, now: made + after })
    return createCallerFactory(appRouter)({ caller, database: database(), services })
  }
  const act = (caller: ReturnType<typeof as>) => caller.keys.revoke({ keyId: '0'.repeat(16), reason })
  /** What an act comes to that nothing but the lack of a key stands in the way of. */
  const admitted = { cause: { code: 'not_found' } }

  beforeAll(async () => {
    const row = (id: string) => ({ id, name: id, email: `${id}@uji.example`, roles: [], createdAt: new Date(made) })
    await database().orm.insert(users).values(['kurator', 'operator', 'kepala', 'berkunci'].map(row))
    await database()
      .orm.insert(passkey)
      .values({
        id: 'k1',
        userId: 'berkunci',
        name: 'Laptop',
        publicKey: 'x',
        credentialID: 'c1',
        counter: 0,
        deviceType: 'singleDevice',
        backedUp: false,
        createdAt: new Date(made),
      })
  })

  test('is not asked for in the first week of an account, and then before every act that asks for a fresh proof', async () => {
    await expect(act(as('kurator', ['curator'], { after: secondFactorGraceMs - 1 }))).rejects.toMatchObject(admitted)
    await expect(act(as('kurator', ['curator']))).rejects.toMatchObject(due)
    await expect(act(as('operator', ['operator']))).rejects.toMatchObject(due)
    await expect(as('kurator', ['curator']).curation.withdraw({ hash: '0'.repeat(64), reason })).rejects.toMatchObject(due)
  })

  test('comes before the question who one is, so that nobody proves in vain', async () => {
    await expect(act(as('kurator', ['curator'], { isProven: false }))).rejects.toMatchObject(due)
  })

  test('is met by an authenticator app or by a passkey, and owed again when that is gone', async () => {
    await expect(act(as('berkunci', ['curator']))).rejects.toMatchObject(admitted)
    await confirmSecondFactor(database(), 'kurator')
    await expect(act(as('kurator', ['curator']))).rejects.toMatchObject(admitted)
    await removeSecondFactor(database(), 'kurator')
    await expect(act(as('kurator', ['curator']))).rejects.toMatchObject(due)
  })

  test('is asked of nobody else, and nowhere it is not demanded', async () => {
    await expect(act(as('kepala', ['head']))).rejects.toMatchObject(admitted)
    await expect(act(as('kurator', ['curator'], { demandsSecondFactor: false }))).rejects.toMatchObject(admitted)
    await expect(as('kepala', ['head']).people.list()).rejects.toMatchObject({ cause: { code: 'forbidden' } })
  })

  test('locks nobody out: looking, and adding it to the own account, stay open', async () => {
    const late = as('operator', ['operator'])

    expect(await late.account.beginSecondFactor()).toMatchObject({ secret: 'UJI' })
    expect((await late.people.list()).people).toHaveLength(4)
  })

  test('is then the only proof: a password alone proves nothing any more', async () => {
    const password = { kind: 'password', password: 'payung ungu di dadaha' } as const
    await expect(as('berkunci', ['curator']).account.prove(password)).rejects.toMatchObject({ cause: { code: 'second_factor_required' } })

    expect(await as('berkunci', ['curator'], { demandsSecondFactor: false }).account.prove(password)).toEqual({ ok: true })
    expect(await as('berkunci', ['head']).account.prove(password)).toEqual({ ok: true })
    expect(await as('operator', ['operator']).account.prove(password)).toEqual({ ok: true })
  })

  test('is told of before it is due', async () => {
    const from = new Date(made + secondFactorGraceMs).toISOString()

    expect(await as('operator', ['operator'], { after: 0 }).account.demand()).toEqual({ from, isDue: false })
    expect(await as('operator', ['operator']).account.demand()).toEqual({ from, isDue: true })
    expect(await as('berkunci', ['curator']).account.demand()).toBeNull()
    expect(await as('kepala', ['head']).account.demand()).toBeNull()
  })
})
