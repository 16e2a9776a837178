import { beforeAll, expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { boardListRevision } from '@wadah/db/boards'
import { beginPairing } from '@wadah/db/screens'
import { describeOnBoth } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const staff: Caller = { kind: 'user', userId: 's', name: 'Staf', roles: ['staff'] }
const mayor: Caller = { kind: 'user', userId: 'm', name: 'Wali Kota', roles: ['mayor'] }
const officer: Caller = { kind: 'user', userId: 'p', name: 'Petugas', roles: ['officer'], opd: 'dinkes' }

describeOnBoth('the boards of a city', (database) => {
  const services = testServices()
  const as = (caller: Caller) => createCallerFactory(appRouter)({ caller, database: database(), services })
  const titles = async (caller: Caller) => (await as(caller).session.me()).boards.map(({ title }) => title)
  const create = (title: string) => as(staff).boards.create({ title, viewers: ['mayor', 'leader'], editors: ['mayor', 'staff'] })
  let first = ''

  beforeAll(async () => {
    first = (await create('Pagi & Hujan')).id
  })

  test('are made by the staff, empty and with a first revision, for those they are shared with', async () => {
    expect(first).toBe('pagi-hujan')
    expect(await titles(mayor)).toEqual(['Pagi & Hujan'])
    expect(await titles(officer)).toEqual([])
    expect(await as(mayor).boards.get({ id: first })).toMatchObject({ revision: 0, mayEdit: true, document: { placements: [] } })
    expect((await as(mayor).boards.history({ id: first })).map(({ revision }) => revision)).toEqual([0])
    expect(await listAuditEvents(database(), 1)).toMatchObject([{ action: 'board.create', subject: first, actor: 'Staf' }])
  })

  test('of one name have addresses of their own', async () => {
    expect(await create('Pagi, hujan')).toEqual({ id: 'pagi-hujan-2' })
  })

  test('are renamed and shared with others, and keep their address', async () => {
    await as(mayor).boards.rename({ id: first, title: 'Cuaca' })
    await as(mayor).boards.setAudience({ id: first, viewers: ['officer'], editors: ['staff'] })

    expect(await titles(officer)).toEqual(['Cuaca'])
    expect(await as(officer).boards.get({ id: first })).toMatchObject({ title: 'Cuaca', mayEdit: false })
    expect(await titles(mayor)).not.toContain('Cuaca')
    await expect(as(staff).boards.setAudience({ id: first, viewers: ['officer'], editors: [] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await expect(as(staff).boards.rename({ id: 'tiada', title: 'Tiada' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that are archived are out of everybody’s sight, and come back as they were', async () => {
    const before = await as(staff).boards.get({ id: first })

    await as(staff).boards.archive({ id: first, archived: true })

    expect(await titles(staff)).not.toContain('Cuaca')
    await expect(as(staff).boards.get({ id: first })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await as(staff).boards.list()).toContainEqual(expect.objectContaining({ id: first, archivedAt: expect.any(String) }))

    await as(staff).boards.archive({ id: first, archived: false })

    expect(await as(staff).boards.get({ id: first })).toEqual(before)
  })

  test('are not archived away from under a wall that shows nothing else', async () => {
    await beginPairing(
      database(),
      { code: 'ABCDEF', secretHash: 'x', expiresAt: new Date(services.now() + 60_000) },
      { now: new Date(services.now()), most: 5 },
    )
    await as(staff).screens.pair({ code: 'ABCDEF', name: 'Aula', room: 'Balai Kota', boards: [first], rotateSeconds: 60 })

    await expect(as(staff).boards.archive({ id: first, archived: true })).rejects.toMatchObject({
      cause: { code: 'invalid_input', details: { reason: 'only_on_screen', screen: 'Aula' } },
    })
  })

  test('raise a revision with every change of the list, which the stream tells', async () => {
    const before = await boardListRevision(database())

    await as(staff).boards.rename({ id: first, title: 'Cuaca pagi' })

    expect(await boardListRevision(database())).toBe(before + 1)
    expect((await as(staff).session.me()).boardList).toBe(before + 1)
  })
})
