import { beforeAll, beforeEach, expect, test } from 'vitest'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { deputy, session, user } from '../schema/identity.ts'
import { addDeputy, endDeputy, heldRoles } from './deputies.ts'
import { saveOpds } from './opds.ts'
import { setDisabled } from './people.ts'
import { usersOfSessions } from './session-users.ts'
import { setUserRoles } from './users.ts'

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number))

describeOnBoth('deputies', (database) => {
  beforeAll(async () => {
    const { orm } = database()
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await orm.insert(user).values([
      { id: 'kepala', name: 'Kepala', email: 'kepala@uji.example', roles: ['head'], opd: 'dinkes' },
      { id: 'sekretaris', name: 'Sekretaris', email: 'sekretaris@uji.example', roles: ['officer'], opd: 'dinkes' },
    ])
    await orm.insert(session).values({ id: 's1', token: 't1', userId: 'sekretaris', expiresAt: day(30) })
  })
  beforeEach(async () => {
    await database().orm.delete(deputy)
    await addDeputy(database(), {
      id: 'plt',
      fromUser: 'kepala',
      toUser: 'sekretaris',
      role: 'head',
      opd: 'dinkes',
      reason: 'cuti tahunan',
      startsAt: day(10),
      endsAt: day(13),
      createdAt: day(1),
      createdBy: 'Kepala',
    })
  })

  const held = async (at: Date) => (await heldRoles(database(), ['sekretaris'], at)).get('sekretaris')?.map(({ role }) => role) ?? []

  test('begin and end by themselves, to the instant', async () => {
    expect(await held(new Date(day(10).getTime() - 1))).toEqual([])
    expect(await held(day(10))).toEqual(['head'])
    expect(await held(new Date(day(13).getTime() - 1))).toEqual(['head'])
    expect(await held(day(13))).toEqual([])
  })

  test('are part of who a session belongs to', async () => {
    expect((await usersOfSessions(database(), ['s1'], day(11))).get('s1')?.held).toEqual([
      { id: 'plt', role: 'head', opd: 'dinkes', opdName: 'Dinkes' },
    ])
    expect((await usersOfSessions(database(), ['s1'], day(14))).get('s1')?.held).toEqual([])
  })

  test('end before their time, once', async () => {
    const end = () => endDeputy(database(), 'plt', { at: day(11), by: 'Kepala' })

    expect([await end(), await end()]).toEqual([true, false])
    expect(await held(day(12))).toEqual([])
  })

  test('give nothing once the giver lost the role or may not sign in', async () => {
    await setUserRoles(database(), 'kepala', { roles: ['staff'], opd: 'dinkes' })
    expect(await held(day(11))).toEqual([])
    await setUserRoles(database(), 'kepala', { roles: ['head'], opd: 'dinkes' })
    await setDisabled(database(), 'kepala', day(5))
    expect(await held(day(11))).toEqual([])
    await setDisabled(database(), 'kepala', undefined)
    expect(await held(day(11))).toEqual(['head'])
  })

  test('who may not sign in has no session left', async () => {
    await setDisabled(database(), 'sekretaris', day(11))

    expect((await usersOfSessions(database(), ['s1'], day(11))).size).toBe(0)
  })
})
