import { beforeAll, expect, test } from 'vitest'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import { createBoard } from '@wadah/db/boards'
import { setEnablement } from '@wadah/db/enablement'
import { saveOpds } from '@wadah/db/opds'
import { insertRelease } from '@wadah/db/releases'
import { describeOnPglite } from '@wadah/db/testing'
import { CodedError } from '@wadah/errors'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const at = new Date('2026-11-24T07:00:00Z')
const plugin = 'dinkes.uji'
const place = { board: 'wali-kota', placement: 'tempat01' }
const mayor: Caller = { kind: 'user', userId: 'w', name: 'Wali Kota', roles: ['mayor'] }
const wall: Caller = { kind: 'screen', screenId: 's1', name: 'Aula', roles: ['screen'], screenBoards: ['wali-kota'] }
const publisher: Caller = { kind: 'user', userId: 'p', name: 'Penerbit', roles: ['publisher'], opd: 'dinkes' }
const stranger: Caller = { kind: 'user', userId: 'x', name: 'Lain', roles: ['publisher'], opd: 'dishub' }
const curator: Caller = { kind: 'user', userId: 'k', name: 'Kurator', roles: ['curator'], opd: 'kominfo' }
const hash = 'a'.repeat(64)

function manifestOf(version: string): Manifest {
  const title = { id: 'Peta', en: 'Map' }
  const widgets = [{ name: 'peta', title, feeds: [], queries: ['cari'] }]
  return { id: plugin, opd: 'dinkes', version, sdk: '^1.0.0', title: { id: 'Uji', en: 'Test' }, widgets } as unknown as Manifest
}
const contract = { procedures: { cari: { meta: { kind: 'query', classification: 'public', cache: '1m' } } } } as unknown as RecordedContract

describeOnPglite('what widgets complain of', (database) => {
  const services = testServices()
  const failing = () =>
    Promise.reject(
      new CodedError('adapter_threw', 'TypeError: no row 3278 for "Aminah" (src/cari.ts:12:3)', { details: { at: 'src/cari.ts:12:3' } }),
    )
  const as = (caller: Caller) =>
    createCallerFactory(appRouter)({
      caller,
      database: database(),
      services: { ...services, jobs: { ...services.jobs, runQuery: failing } },
    })
  const seenBy = async (caller: Caller) =>
    (await as(caller).complaints.list({})).map(({ kind, message, count }) => `${count} ${kind}: ${message}`)

  beforeAll(async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'dishub', name: 'Dinas Perhubungan', shortName: 'Dishub' },
    ])
    for (const [version, of] of [
      ['1.0.0', hash],
      ['0.9.0', 'b'.repeat(64)],
    ] as const)
      await insertRelease(database(), {
        hash: of,
        manifest: manifestOf(version),
        contract,
        keyId: 'k',
        seal: '{}',
        publishedAt: at,
        files: [],
      })
    await setEnablement(database(), { plugin, release: hash, policy: 'pin', changedAt: at })
    const placement = { id: place.placement, widget: `${plugin}/peta`, title: {}, settings: {}, layouts: {} }
    const document = { placements: [placement] } as never
    await createBoard(database(), {
      id: 'wali-kota',
      title: 'Wali Kota',
      document,
      viewers: ['mayor'],
      editors: [],
      position: 0,
      updatedAt: at,
      actor: 'x',
    })
  })

  test('reaches its OPD and the curators, and no other OPD: without names, numbers and quoted words', async () => {
    const stack = 'Error: x\n    at draw (blob:null/5b1c:3:1415)\n    at run (blob:null/77:1:2)'
    await as(mayor).widgets.report({ ...place, message: 'Cannot read "Siti Aminah" of 3278014505', stack })
    await as(wall).widgets.report({ ...place, message: 'Cannot read "Budi" of 17', stack })
    await as(mayor).widgets.report({ ...place, kind: 'complaint', message: 'Refused: a link.\nRefused: localStorage.\nno colour 7' })
    await as(mayor).widgets.report({ ...place, slow: true, message: 'The widget did not paint in time.' })
    await expect(as(mayor).widgets.query({ ...place, procedure: 'cari', input: {} })).rejects.toThrow(/no row/)

    const expected = [
      '1 error: no colour #',
      '1 isolation: Refused: a link.',
      '1 isolation: Refused: localStorage.',
      '1 query: cari: adapter_threw: TypeError: no row # for "…"',
      '1 slow: The widget did not paint in time.',
      '2 crash: Cannot read "…" of #',
    ]
    expect((await seenBy(publisher)).toSorted()).toEqual(expected)
    expect((await seenBy(curator)).toSorted()).toEqual(expected)
    expect(await seenBy(stranger)).toEqual([])
  })

  test('says in which release, where in the code, on how many boards and screens', async () => {
    const all = await as(publisher).complaints.list({ release: hash })

    expect(all.find(({ kind }) => kind === 'crash')).toMatchObject({
      version: '1.0.0',
      widgetTitle: { id: 'Peta' },
      position: 'draw 3:1415',
      boards: ['Wali Kota'],
      screens: 2,
    })
    expect(all.find(({ kind }) => kind === 'query')).toMatchObject({ position: 'src/cari.ts:12:3' })
  })

  test('of a release that was still on a screen is held against that release', async () => {
    await as(mayor).widgets.report({ ...place, version: '0.9.0', message: 'lama' })

    expect((await as(publisher).complaints.list({ release: 'b'.repeat(64) })).map(({ version, message }) => [version, message])).toEqual([
      ['0.9.0', 'lama'],
    ])
  })

  test('is new until its own OPD looks at it, and nobody else can say it is settled', async () => {
    const ids = (await as(publisher).complaints.list({})).map(({ id }) => id)
    expect([await as(publisher).complaints.news(), await as(stranger).complaints.news()]).toEqual([ids.length, 0])

    await expect(as(stranger).complaints.mark({ ids, state: 'settled' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await as(publisher).complaints.mark({ ids, state: 'seen' })

    expect(await as(publisher).complaints.news()).toBe(0)
    expect((await as(curator).complaints.list({}))[0]).toMatchObject({ state: 'seen', stateBy: 'Penerbit', isOwn: false })
  })
})
