import { beforeAll, expect, test } from 'vitest'
import { listAuditEvents } from '@wadah/db/audit'
import { savePasswordHash } from '@wadah/db/credentials'
import { user } from '@wadah/db/identity-tables'
import { setDisabled } from '@wadah/db/people'
import { describeOnBoth } from '@wadah/db/testing'
import { findUser } from '@wadah/db/users'
import { actLocally } from './local-acts.ts'

describeOnBoth('the operator on the machine', (database) => {
  const forgiven: string[] = []
  const identity = { forgetFailures: async ({ email }: { email: string }) => void forgiven.push(email) }
  const act = (order: Parameters<typeof actLocally>[1]) =>
    actLocally({ database: database(), identity, now: () => Date.UTC(2026, 10, 24) }, order)

  beforeAll(async () => {
    await database()
      .orm.insert(user)
      .values([
        { id: 'budi', name: 'Budi', email: 'budi@uji.example', roles: ['staff'], twoFactorEnabled: true },
        { id: 'ani', name: 'Ani', email: 'ani@uji.example', roles: ['curator'] },
      ])
    await savePasswordHash(database(), 'budi', { hash: 'x', at: new Date() })
  })

  test('sees everybody and how they may sign in', async () => {
    const { lines } = await act({ act: 'list' })

    expect(lines).toEqual([
      'ani@uji.example\tAni\tcurator\t-\tno way in yet\t0 sessions',
      'budi@uji.example\tBudi\tstaff\t-\tpassword, authenticator app\t0 sessions',
    ])
  })

  test('hands out a link for a new password, and whoever was locked out may try at once', async () => {
    const { link } = await act({ act: 'reset-password', email: 'BUDI@uji.example' })

    expect(link).toMatch(/^\/undangan#[\w-]{43}$/)
    expect(forgiven).toContain('budi@uji.example')
  })

  test('takes away a second factor that was lost', async () => {
    await act({ act: 'reset-second-factor', email: 'budi@uji.example' })

    expect(await findUser(database(), 'budi')).toMatchObject({ twoFactorEnabled: false })
  })

  test('makes an administrator of somebody, who is let in again, and all of it is written down', async () => {
    await setDisabled(database(), 'budi', new Date())
    await act({ act: 'make-administrator', email: 'budi@uji.example' })

    expect(await findUser(database(), 'budi')).toMatchObject({ roles: ['staff', 'curator', 'operator'], disabledAt: null })
    expect((await listAuditEvents(database(), 1))[0]).toMatchObject({ actor: 'operator di mesin', action: 'person.roles', subject: 'budi' })
  })

  test('is told when nobody has that e-mail', async () => {
    await expect(act({ act: 'reset-password', email: 'tiada@uji.example' })).rejects.toThrow(/Nobody has the e-mail/)
  })
})
