import { beforeAll, expect, test } from 'vitest'
import type { Caller } from '@wadah/contracts/roles'
import { createBoard, findBoard } from '@wadah/db/boards'
import { describeOnPglite } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const mayor: Caller = { kind: 'user', userId: 'm', name: 'Wali Kota', roles: ['mayor'] }

describeOnPglite('a board', (database) => {
  const boards = (caller: Caller) => createCallerFactory(appRouter)({ caller, database: database(), services: testServices() }).boards
  const placement = (id: string, settings: Record<string, unknown> = {}) => ({
    id,
    widget: 'dinkes.uji/satu',
    settings,
    settingsVersion: 1,
    places: {},
  })
  const restore = (placements: ReturnType<typeof placement>[]) => ({
    type: 'restore' as const,
    document: { format: 1 as const, placements },
  })

  beforeAll(() =>
    createBoard(database(), {
      id: 'utama',
      title: 'Utama',
      position: 0,
      viewers: ['staff'],
      editors: ['mayor'],
      document: { format: 1, placements: [] },
      updatedAt: new Date(0),
      actor: 'wadah',
    }),
  )

  test('takes no more than a board can need, since every step is kept', async () => {
    const huge = restore([placement('tempat01', { isi: 'x'.repeat(300_000) })])
    const growing = Array.from({ length: 50 }, (_, at) => ({
      type: 'configure' as const,
      id: `tempat${at + 10}`,
      settings: { isi: 'x'.repeat(9_000) },
      settingsVersion: 1,
    }))
    const many = restore(growing.map(({ id }) => placement(id)))

    await expect(boards(mayor).applyOperations({ id: 'utama', revision: 0, operations: [huge] })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    })
    await expect(
      boards(mayor).applyOperations({ id: 'utama', revision: 0, operations: [many, ...growing.slice(0, 40)] }),
    ).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
    expect((await findBoard(database(), 'utama'))?.revision).toBe(0)
  })

  test('is changed by its editors, and is not there for those who may not look at it', async () => {
    const operations = [restore([placement('tempat01')])]
    const staff: Caller = { ...mayor, roles: ['staff'] }
    const officer: Caller = { ...mayor, roles: ['officer'], opd: 'dinkes' }

    await expect(boards(staff).applyOperations({ id: 'utama', revision: 0, operations })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    for (const ask of [
      () => boards(officer).get({ id: 'utama' }),
      () => boards(officer).history({ id: 'utama' }),
      () => boards(officer).atRevision({ id: 'utama', revision: 0 }),
      () => boards(officer).applyOperations({ id: 'utama', revision: 0, operations }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await boards(mayor).applyOperations({ id: 'utama', revision: 0, operations })).toEqual({ ok: true, revision: 1 })
    expect(await boards(staff).get({ id: 'utama' })).toMatchObject({ revision: 1, mayEdit: false })
  })
})
