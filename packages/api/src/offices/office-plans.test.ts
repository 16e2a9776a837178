import { beforeEach, expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { user as users } from '@wadah/db/identity-tables'
import { saveOpds } from '@wadah/db/opds'
import { describeOnBoth } from '@wadah/db/testing'
import { findUser } from '@wadah/db/users'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'
import { settleOfficePlans } from './orders/settle-plans.ts'

const reason = 'Perda 5/2026'

describeOnBoth('changes of the register dated ahead', (database) => {
  let now = 0
  let number = 0
  const services = { ...testServices({ demo: false }), now: () => now }
  /** A moment of a day in the city, WIB. */
  const at = (day: string, clock = '10:00') => Date.parse(`${day}T${clock}:00+07:00`)
  const curator = (): Caller => ({ kind: 'user', userId: 'k', name: 'Kurator', roles: ['curator'], provenAt: now })
  const register = (caller = curator()) => createCallerFactory(appRouter)({ caller, database: database(), services }).offices
  const settle = () => settleOfficePlans(database(), services)
  const record = async (id: string) => (await register().records()).offices.find((office) => office.id === id)
  const newOffice = async (name: string) => {
    const id = `kantor-${(number += 1)}`
    await saveOpds(database(), [{ id, name, shortName: name }])
    return id
  }

  beforeEach(async () => {
    now = at('2026-11-24')
    for (const { id } of await register().plans()) await register().cancelPlan({ plan: id })
  })

  test('a name to come is shown as planned, and borne from the beginning of its day by the city’s calendar', async () => {
    const id = await newOffice('Dinas Lama')

    expect(await register().rename({ id, name: 'Dinas Baru', shortName: 'Baru', since: '2027-01-01' })).toEqual({ ok: true, planned: true })
    expect(await register().plans()).toMatchObject([
      {
        kind: 'rename',
        name: 'Dinas Lama',
        next: 'Dinas Baru',
        since: '2026-12-31T17:00:00.000Z',
        plannedBy: 'Kurator',
        failure: undefined,
      },
    ])
    now = at('2026-12-31', '23:59')
    await settle()
    expect(await record(id)).toMatchObject({ name: 'Dinas Lama', formerNames: [] })

    now = at('2027-01-01', '00:00')
    await settle()
    await settle()

    expect(await record(id)).toMatchObject({
      name: 'Dinas Baru',
      formerNames: [{ name: 'Dinas Lama', until: '2026-12-31T17:00:00.000Z' }],
    })
    expect(await register().plans()).toEqual([])
    expect((await listAuditEvents(database(), 2)).map(({ action, actor }) => [action, actor])).toEqual([
      ['office.rename', 'Kurator'],
      ['office.plan', 'Kurator'],
    ])
  })

  test('days that were slept through take effect in their order, each under its own date', async () => {
    const id = await newOffice('Dinas Tidur')
    const heir = await newOffice('Dinas Bangun')
    await database()
      .orm.insert(users)
      .values({ id: `p-${id}`, name: 'Petugas', email: `${id}@uji.example`, roles: ['officer'], opd: id })
    await register().merge({ id, into: heir, since: '2027-03-01', reason })
    await register().rename({ id, name: 'Dinas Setengah Tidur', shortName: 'Tidur', since: '2027-02-01' })

    now = at('2027-05-05')
    await settle()

    expect(await record(id)).toMatchObject({
      name: 'Dinas Setengah Tidur',
      until: '2027-02-28T17:00:00.000Z',
      successor: { id: heir },
      formerNames: [{ name: 'Dinas Tidur', until: '2027-01-31T17:00:00.000Z' }],
    })
    expect((await findUser(database(), `p-${id}`))?.opd).toBe(heir)
  })

  test('what is cancelled before its day never takes effect', async () => {
    const id = await newOffice('Dinas Batal')
    await register().close({ id, since: '2027-01-01', reason })
    const [plan] = await register().plans()
    const cancel = { plan: plan?.id ?? 0 }

    await expect(register({ ...curator(), provenAt: undefined }).cancelPlan(cancel)).rejects.toMatchObject({
      cause: { code: 'step_up_required' },
    })
    await register().cancelPlan(cancel)
    await expect(register().cancelPlan(cancel)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    now = at('2027-06-01')
    await settle()

    expect(await record(id)).toMatchObject({ until: undefined })
    expect(await listAuditEvents(database(), 1)).toMatchObject([{ action: 'office.plan-cancel', subject: id }])
  })

  test('what does not fit any more on its day is shown with that, and hinders no other', async () => {
    const id = await newOffice('Dinas Ganjil')
    const heir = await newOffice('Dinas Genap')
    const other = await newOffice('Dinas Tetap')
    await register().merge({ id, into: heir, since: '2027-01-01', reason })
    await register().rename({ id: other, name: 'Dinas Tetap Baru', shortName: 'Tetap', since: '2027-01-02' })
    await register().close({ id: heir, since: '2026-11-20', reason })

    now = at('2027-01-02')
    await settle()

    expect(await record(id)).toMatchObject({ until: undefined, successor: undefined })
    expect(await record(other)).toMatchObject({ name: 'Dinas Tetap Baru' })
    const [failed] = await register().plans()
    expect(failed).toMatchObject({ kind: 'merge', name: 'Dinas Ganjil', into: 'Dinas Genap', failure: expect.any(String) as string })
    expect(await listAuditEvents(database(), 2)).toContainEqual(expect.objectContaining({ action: 'office.plan-failed', subject: id }))
    await register().cancelPlan({ plan: failed?.id ?? 0 })
    expect(await register().plans()).toEqual([])
  })

  test('nothing is planned twice, nor of an office that is not there', async () => {
    const id = await newOffice('Dinas Dua Kali')
    const heir = await newOffice('Dinas Pewaris')
    await register().close({ id, since: '2027-01-01', reason })

    await expect(register().merge({ id, into: heir, since: '2027-02-01', reason })).rejects.toMatchObject({
      cause: { details: { reason: 'planned_already' } },
    })
    await expect(register().close({ id: 'tiada', since: '2027-01-01', reason })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(register().handOver({ plugin: 'tiada.tiada', into: heir, since: '2027-01-01', reason })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
