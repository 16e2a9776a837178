import { beforeAll, expect, test } from 'vitest'
import type { Caller, Role } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { user } from '@wadah/db/identity-tables'
import { saveOpds } from '@wadah/db/opds'
import { describeOnBoth } from '@wadah/db/testing'
import { findUser } from '@wadah/db/users'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

describeOnBoth('administration of people', (database) => {
  const services = testServices()
  const as = (id: string, roles: Role[], opd?: string) => {
    const caller: Caller = { kind: 'user', userId: id, name: id, roles, provenAt: services.now(), ...(opd === undefined ? {} : { opd }) }
    return createCallerFactory(appRouter)({ caller, database: database(), services })
  }
  const curator = () => as('kurator', ['curator'], 'kominfo')
  const lastAudit = async () => (await listAuditEvents(database(), 1))[0]

  beforeAll(async () => {
    await saveOpds(database(), [
      { id: 'kominfo', name: 'Diskominfo', shortName: 'Kominfo' },
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' },
    ])
    await database()
      .orm.insert(user)
      .values([
        { id: 'kurator', name: 'Kurator', email: 'kurator@uji.example', roles: ['curator'], opd: 'kominfo' },
        { id: 'operator', name: 'Operator', email: 'operator@uji.example', roles: ['operator'], opd: 'kominfo' },
        { id: 'kadis', name: 'Kepala Dinkes', email: 'kadis@uji.example', roles: ['head'], opd: 'dinkes' },
        { id: 'sekdis', name: 'Sekretaris Dinkes', email: 'sekdis@uji.example', roles: ['officer'], opd: 'dinkes' },
        { id: 'kadishub', name: 'Kepala Dishub', email: 'kadishub@uji.example', roles: ['head'], opd: 'dishub' },
        { id: 'asisten', name: 'Asisten Daerah', email: 'asisten@uji.example', roles: ['leader'] },
      ])
  })

  test('nobody changes their own roles, lets themselves in or resets their own second factor', async () => {
    const self = { id: 'kurator' }

    for (const act of [
      () => curator().people.setRoles({ ...self, roles: ['mayor'] }),
      () => curator().people.setDisabled({ ...self, disabled: false, reason: 'coba sendiri' }),
      () => curator().people.resetSecondFactor(self),
      () => curator().people.renewLink(self),
      () => curator().people.endSessions(self),
    ]) {
      await expect(act()).rejects.toMatchObject({ cause: { code: 'forbidden', details: { reason: 'self' } } })
    }
  })

  test('roles and OPD are changed, and the change is written down with what was before', async () => {
    await curator().people.setRoles({ id: 'sekdis', roles: ['publisher', 'officer'], opd: 'dinkes' })

    expect(await findUser(database(), 'sekdis')).toMatchObject({ roles: ['publisher', 'officer'], opd: 'dinkes' })
    expect(await lastAudit()).toMatchObject({
      actor: 'kurator',
      action: 'person.roles',
      subject: 'sekdis',
      details: { before: { roles: ['officer'], opd: 'dinkes' }, after: { roles: ['publisher', 'officer'] } },
    })
  })

  test('a role of an OPD is not given without one, nor with one that does not exist, and nobody becomes a screen', async () => {
    const act = (grant: { roles: ('head' | 'staff')[]; opd?: string }) => curator().people.setRoles({ id: 'sekdis', ...grant })

    await expect(act({ roles: ['head'] })).rejects.toMatchObject({ cause: { details: { field: 'opd', reason: 'missing' } } })
    await expect(act({ roles: ['staff'], opd: 'tiada' })).rejects.toMatchObject({ cause: { details: { field: 'opd', reason: 'unknown' } } })
    await expect(act({ roles: ['screen' as 'staff'] })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('who is kept out is kept out with a reason, and let in again', async () => {
    await curator().people.setDisabled({ id: 'operator', disabled: true, reason: 'pindah ke Dishub' })
    expect((await findUser(database(), 'operator'))?.disabledAt).toBeInstanceOf(Date)
    await expect(curator().people.renewLink({ id: 'operator' })).rejects.toMatchObject({ cause: { code: 'invalid_input' } })
    await curator().people.setDisabled({ id: 'operator', disabled: false, reason: 'kembali bertugas' })

    expect((await findUser(database(), 'operator'))?.disabledAt).toBeNull()
    expect(await lastAudit()).toMatchObject({ action: 'person.enable', details: { reason: 'kembali bertugas' } })
  })

  test('the newest link of a person is shown in the list, without what would open it', async () => {
    const { path } = await curator().people.renewLink({ id: 'kadis' })
    const { people } = await curator().people.list()

    expect(people.find(({ id }) => id === 'kadis')?.link?.purpose).toBe('invitation')
    expect(JSON.stringify(people)).not.toContain(path.split('#')[1])
  })

  const days = { from: '2026-11-24', until: '2026-11-28', reason: 'cuti tahunan' }

  test('an administrator appoints a deputy for somebody else, never themselves', async () => {
    await expect(curator().people.appointDeputy({ giver: 'kadis', to: 'kurator', role: 'head', ...days })).rejects.toMatchObject({
      cause: { code: 'forbidden', details: { reason: 'self' } },
    })
    const { id } = await curator().people.appointDeputy({ giver: 'kadis', to: 'sekdis', role: 'head', ...days })

    expect((await curator().people.list()).deputies).toMatchObject([
      { id, role: 'head', opd: 'dinkes', endsAt: '2026-11-28T17:00:00.000Z' },
    ])
    await expect(as('kadishub', ['head'], 'dishub').account.endDeputy({ id })).rejects.toMatchObject({ cause: { code: 'not_found' } })
    await as('sekdis', ['officer'], 'dinkes').account.endDeputy({ id })
    expect((await curator().people.list()).deputies).toEqual([])
  })

  test.each([
    ['to themselves', { to: 'kadis' }, 'self'],
    ['of a role they do not have', { role: 'publisher' }, 'role'],
    ['for days that are over', { from: '2026-11-01', until: '2026-11-02' }, 'past'],
    ['from a day after the last', { from: '2026-12-02', until: '2026-12-01' }, 'order'],
    ['for most of a year', { until: '2027-08-01' }, 'long'],
  ])('a head gives no role away %s', async (_name, change, reason) => {
    const input = { to: 'asisten', role: 'head' as const, ...days, ...change } as Parameters<
      ReturnType<typeof as>['account']['appointDeputy']
    >[0]

    await expect(as('kadis', ['head'], 'dinkes').account.appointDeputy(input)).rejects.toMatchObject({ cause: { details: { reason } } })
  })

  test('without a fresh proof of who one is nothing of this is done', async () => {
    const caller: Caller = { kind: 'user', userId: 'kurator', name: 'Kurator', roles: ['curator'] }
    const stale = createCallerFactory(appRouter)({ caller, database: database(), services })

    for (const act of [
      () => stale.people.invite({ name: 'Orang Baru', email: 'baru@uji.example', roles: ['mayor'] }),
      () => stale.people.setRoles({ id: 'asisten', roles: ['mayor'] }),
      () => stale.people.resetSecondFactor({ id: 'asisten' }),
      () => stale.account.appointDeputy({ to: 'asisten', role: 'curator', ...days }),
      () => stale.account.removeSecondFactor(),
    ]) {
      await expect(act()).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
    }
  })
})
