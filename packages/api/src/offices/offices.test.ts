import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import { listAuditEvents } from '@wadah/db/audit'
import { findConnection, saveConnection } from '@wadah/db/connections'
import { setEnablement } from '@wadah/db/enablement'
import { findFeed, setFeedFacts } from '@wadah/db/feeds'
import { user as users } from '@wadah/db/identity-tables'
import { findPublishingKey, savePublishingKey } from '@wadah/db/publishing-keys'
import { insertRelease } from '@wadah/db/releases'
import { describeOnBoth } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const publicKey = () => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
const day = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)

describeOnBoth('the register of offices', (database) => {
  const services = testServices({ demo: false })
  const curator: Caller = { kind: 'user', userId: 'k', name: 'Kurator', roles: ['curator'], provenAt: services.now() }
  const of = (opd: string, role: 'head' | 'officer' | 'publisher'): Caller => ({ kind: 'user', userId: opd, name: opd, roles: [role], opd })
  const as = (caller: Caller, invite?: (person: unknown) => Promise<{ path: string; expiresAt: string }>) =>
    createCallerFactory(appRouter)({
      caller,
      database: database(),
      services: invite ? { ...services, people: { invite } } : services,
    })
  const register = () => as(curator).offices
  const record = async (id: string) => (await register().records()).offices.find((office) => office.id === id)
  let number = 0
  const newOffice = async (name: string) => {
    const id = `kantor-${(number += 1)}`
    await register().add({ id, name, shortName: name.slice(0, 20) })
    return id
  }
  const publish = async (opd: string, { sdk = '^1.0.0', publishedAt = new Date(services.now()), topic = 'uji' } = {}) => {
    const plugin = `${opd}.${topic}`
    const meta = {
      kind: 'feed',
      classification: 'restricted',
      connections: ['armada'],
      archive: true,
      measures: [],
      metadata: {},
    } as unknown as FeedMeta
    const intake = { meta: { kind: 'intake', feeds: ['angka'] } }
    const title = { id: 'Uji', en: 'Test' }
    const permissions = { connections: [{ name: 'armada', kind: 'http', hosts: [], reason: title }], capabilities: [] }
    await insertRelease(database(), {
      hash: plugin,
      manifest: { id: plugin, opd, version: '1.0.0', sdk, title, widgets: [], permissions } as unknown as Manifest,
      contract: { procedures: { angka: { meta, output: { type: 'boolean' } }, unggah: intake } } as unknown as RecordedContract,
      keyId: 'k',
      seal: '{}',
      publishedAt,
      files: [],
    })
    await setEnablement(database(), { plugin, release: plugin, policy: 'pin', changedAt: publishedAt })
    await setFeedFacts(database(), plugin, [{ id: `${plugin}/angka`, plugin, opd, meta, contractHash: 'c' }])
    return plugin
  }
  const connect = (opd: string) =>
    as(curator).connections.save({ opd, name: 'armada', kind: 'http', baseUrl: 'https://a.example', auth: { kind: 'bearer', token: 'r' } })
  const keyOf = (opd: string, keyId: string) =>
    savePublishingKey(database(), { keyId, opd, publicKey: 'x', label: 'laptop', createdAt: new Date(services.now()) })

  test('brings an office in with one form: its key and its first connection, audited, or nothing at all', async () => {
    const key = { publicKey: publicKey(), label: 'laptop' }
    const connection = {
      name: 'armada',
      kind: 'http' as const,
      baseUrl: 'https://armada.example',
      auth: { kind: 'bearer' as const, token: 'r' },
    }

    const { keyId } = await register().add({
      id: 'disnaker',
      name: 'Dinas Tenaga Kerja',
      shortName: 'Disnaker',
      since: '2017-01-01',
      key,
      connection,
    })

    expect(await record('disnaker')).toMatchObject({ from: '2016-12-31T17:00:00.000Z', keys: 1, plugins: 0, formerNames: [] })
    expect(await findPublishingKey(database(), keyId ?? '')).toMatchObject({ opd: 'disnaker', registeredBy: 'Kurator' })
    expect((await findConnection(database(), 'disnaker', 'armada'))?.sealedAuth).not.toBeNull()
    expect((await listAuditEvents(database(), 3)).map(({ action }) => action)).toEqual(['key.register', 'connection.save', 'office.add'])

    await expect(register().add({ id: 'gagal', name: 'Dinas Gagal', shortName: 'Gagal', connection, key })).rejects.toMatchObject({
      cause: { details: { reason: 'known' } },
    })
    expect(await record('gagal')).toBeUndefined()
    expect(await findConnection(database(), 'gagal', 'armada')).toBeUndefined()
  })

  test('never gives an id twice, and asks for a fresh proof of who one is', async () => {
    const id = await newOffice('Dinas Sekali')

    await expect(register().add({ id, name: 'Dinas Lain', shortName: 'Lain' })).rejects.toMatchObject({
      cause: { details: { reason: 'taken' } },
    })
    await expect(
      as({ ...curator, provenAt: undefined }).offices.close({ id, since: '2026-01-01', reason: 'selesai' }),
    ).rejects.toMatchObject({
      cause: { code: 'step_up_required' },
    })
  })

  test('invites the first officer where people can be invited, and says so where they cannot', async () => {
    const invited: unknown[] = []
    const officer = { name: 'Petugas', email: 'petugas@uji.example' }
    const link = { path: '/undangan#x', expiresAt: '2026-12-01T00:00:00.000Z' }
    const inviting = as(curator, async (person) => {
      invited.push(person)
      return link
    }).offices

    expect(await inviting.add({ id: 'dpuang', name: 'Dinas Uang', shortName: 'Uang', officer })).toMatchObject({ invited: true, link })
    const failing = as(curator, () => Promise.reject(new Error('no mail'))).offices
    expect(await failing.add({ id: 'dpmail', name: 'Dinas Surat', shortName: 'Surat', officer })).toMatchObject({ invited: false })

    expect(invited).toEqual([{ ...officer, roles: ['officer'], opd: 'dpuang' }])
    expect((await inviting.records()).mayInvite).toBe(true)
    expect((await register().records()).mayInvite).toBe(false)
    await expect(register().add({ id: 'dpdua', name: 'Dinas Dua', shortName: 'Dua', officer })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(await record('dpdua')).toBeUndefined()
  })

  test('renames an office from a day on and keeps the names it bore, with their dates', async () => {
    const id = await newOffice('Dinas Purba')
    await register().rename({ id, name: 'Dinas Madya', shortName: 'Madya', aliases: ['Purba'], since: '2020-01-01' })
    await register().rename({ id, name: 'Dinas Baru', shortName: 'Baru', aliases: ['Purba'], since: '2024-06-01' })

    expect(await record(id)).toMatchObject({
      name: 'Dinas Baru',
      aliases: ['Purba'],
      formerNames: [
        { name: 'Dinas Madya', from: '2019-12-31T17:00:00.000Z', until: '2024-05-31T17:00:00.000Z' },
        { name: 'Dinas Purba', from: undefined, until: '2019-12-31T17:00:00.000Z' },
      ],
    })
    expect(await listAuditEvents(database(), 1)).toMatchObject([
      { action: 'office.rename', subject: id, details: { from: 'Dinas Madya', to: 'Dinas Baru' } },
    ])
  })

  test('writes no name down before the last one', async () => {
    const id = await newOffice('Dinas Tertib')
    const names = { id, name: 'Dinas Rapi', shortName: 'Rapi' }
    await register().rename({ ...names, since: '2024-01-01' })

    await expect(register().rename({ ...names, since: '2023-01-01' })).rejects.toMatchObject({
      cause: { details: { reason: 'before_last' } },
    })
  })

  test('leaves what was published with the name its office bore then', async () => {
    const id = await newOffice('Dinas Lama Sekali')
    const plugin = await publish(id, { publishedAt: new Date('2025-12-01T00:00:00Z') })

    await register().rename({ id, name: 'Dinas Masa Kini', shortName: 'Kini', since: '2026-02-01' })

    expect((await register().plugins()).find((entry) => entry.id === plugin)).toMatchObject({
      owner: { name: 'Dinas Masa Kini' },
      newest: { version: '1.0.0', by: 'Dinas Lama Sekali' },
      ageing: [],
    })
  })

  test('hands one plugin from an office to another that both go on', async () => {
    const giver = await newOffice('Dinas Pemberi')
    const taker = await newOffice('Dinas Penerima')
    const plugin = await publish(giver)
    const handover = { plugin, into: taker, since: '2026-05-01', reason: 'SK Wali Kota' }

    await register().handOver(handover)

    expect((await register().plugins()).find((entry) => entry.id === plugin)).toMatchObject({
      owner: { id: taker },
      handovers: [{ from: 'Dinas Pemberi', to: 'Dinas Penerima', since: '2026-04-30T17:00:00.000Z' }],
    })
    expect(await findFeed(database(), `${plugin}/angka`)).toMatchObject({ opd: taker })
    expect(await listAuditEvents(database(), 1)).toMatchObject([{ action: 'plugin.hand-over', subject: plugin, details: { from: giver } }])
    await expect(register().handOver(handover)).rejects.toMatchObject({ cause: { details: { reason: 'same_owner' } } })
    await expect(register().handOver({ ...handover, plugin: 'tiada.tiada' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('leaves the connection of a handed plugin where it is, and says with whom', async () => {
    const giver = await newOffice('Dinas Terminal')
    const taker = await newOffice('Dinas Parkir')
    const plugin = await publish(giver)
    await connect(giver)

    await register().handOver({ plugin, into: taker, since: '2026-05-01', reason: 'SK Wali Kota' })

    expect((await register().plugins()).find((entry) => entry.id === plugin)).toMatchObject({
      owner: { id: taker },
      connections: [{ name: 'armada', keeper: { id: giver, name: 'Dinas Terminal' }, sharedWith: [] }],
    })
    expect((await as(of(giver, 'head')).connections.list()).map(({ name }) => name)).toEqual(['armada'])
    expect(await as(of(taker, 'head')).connections.list()).toEqual([])
  })

  test('hands the connection over in the same act, its secret sealed as it was, and follows the office that has it', async () => {
    const giver = await newOffice('Dinas Halte')
    const taker = await newOffice('Dinas Angkutan')
    const heir = await newOffice('Dinas Perhubungan Baru')
    const plugin = await publish(giver)
    const other = await publish(giver, { topic: 'lain' })
    await connect(giver)
    const sealed = (await findConnection(database(), giver, 'armada'))?.sealedAuth
    const change = { opd: giver, name: 'armada', kind: 'http' as const, baseUrl: 'https://a.example/baru' }
    const handover = { plugin, into: taker, since: '2026-05-01', reason: 'SK Wali Kota' }

    await expect(register().handOver({ ...handover, connections: ['tiada'] })).rejects.toMatchObject({
      cause: { details: { field: 'connections' } },
    })
    await register().handOver({ ...handover, connections: ['armada'] })

    expect((await register().plugins()).find((entry) => entry.id === other)?.connections).toMatchObject([
      { keeper: { id: taker }, sharedWith: [plugin] },
    ])
    expect((await findConnection(database(), giver, 'armada'))?.sealedAuth).toEqual(sealed)
    expect(await listAuditEvents(database(), 1)).toMatchObject([{ action: 'plugin.hand-over', details: { connections: ['armada'] } }])
    expect(await as(of(giver, 'head')).connections.list()).toEqual([])
    await expect(as(of(giver, 'head')).connections.save(change)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await as(of(taker, 'head')).connections.save(change)
    expect((await as(of(taker, 'head')).connections.list()).map(({ opd, keeper, hasSecret }) => [opd, keeper, hasSecret])).toEqual([
      [giver, taker, true],
    ])

    expect((await register().consequences({ id: taker })).connections).toEqual(['armada'])
    await register().merge({ id: taker, into: heir, since: '2026-06-01', reason: 'Perda 5/2026' })
    expect((await as(of(heir, 'head')).connections.list()).map(({ keeper }) => keeper)).toEqual([heir])
    expect(await as(of(heir, 'publisher')).connections.needed()).toContainEqual(
      expect.objectContaining({ name: 'armada', opd: giver, keeper: heir }),
    )
  })

  describeMerger()

  test('closes an office whose plugins then wait for an owner, and its keys are good no more', async () => {
    const id = await newOffice('Dinas Tutup')
    const plugin = await publish(id)
    await keyOf(id, '1'.repeat(16))

    await register().close({ id, since: '2026-01-02', reason: 'tugasnya pindah ke provinsi' })

    expect(await record(id)).toMatchObject({ until: '2026-01-01T17:00:00.000Z', successor: undefined, keys: 0 })
    expect((await register().plugins()).find((entry) => entry.id === plugin)?.ageing).toEqual(['owner-gone'])
    expect((await register().list()).map((office) => office.id)).not.toContain(id)
    await expect(register().close({ id, since: '2026-01-02', reason: 'sekali lagi' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('gives an office that was closed a successor afterwards, which its plugins follow', async () => {
    const id = await newOffice('Dinas Terlupa')
    const heir = await newOffice('Dinas Pewaris')
    const plugin = await publish(id)
    await register().close({ id, since: '2026-01-02', reason: 'belum ada penerus' })

    await register().merge({ id, into: heir, since: '2026-03-01', reason: 'penerus ditunjuk' })

    expect(await record(id)).toMatchObject({ until: '2026-01-01T17:00:00.000Z', successor: { id: heir } })
    expect((await register().plugins()).find((entry) => entry.id === plugin)).toMatchObject({ owner: { id: heir }, ageing: [] })
  })

  test('tells which plugins grow old: no release for a year, an SDK range about to lapse', async () => {
    const id = await newOffice('Dinas Lalai')
    const old = await publish(id, { publishedAt: new Date(services.now() - 366 * 86_400_000) })
    const narrow = await publish(id, { sdk: '~1.0.0', topic: 'sempit' })

    const ageing = new Map((await register().plugins()).map((entry) => [entry.id, entry.ageing]))

    expect(ageing.get(old)).toEqual(['no-release'])
    expect(ageing.get(narrow)).toEqual(['sdk-lapses'])
  })

  function describeMerger(): void {
    let from = ''
    let into = ''
    let plugin = ''

    test('tells what a merger touches before it is done', async () => {
      from = await newOffice('Dinas Perumahan')
      into = await newOffice('Dinas Pekerjaan Umum')
      plugin = await publish(from)
      const at = new Date(services.now())
      await saveConnection(database(), { opd: from, name: 'armada', kind: 'http', baseUrl: 'https://a.example', updatedAt: at })
      await keyOf(from, '2'.repeat(16))
      await database()
        .orm.insert(users)
        .values({ id: 'p1', name: 'Petugas Lama', email: 'p1@uji.example', roles: ['officer'], opd: from })

      expect(await register().consequences({ id: from })).toEqual({
        plugins: [{ id: plugin, title: { id: 'Uji', en: 'Test' } }],
        feeds: 1,
        connections: ['armada'],
        keys: [{ keyId: '2'.repeat(16), label: 'laptop' }],
        people: ['Petugas Lama'],
      })
    })

    test('hands plugins, feeds, connections and people to the successor, and revokes the keys of the office that was', async () => {
      const successor = of(into, 'head')
      expect(await as(successor).intake.forms()).toEqual([])

      await register().merge({ id: from, into, since: day(new Date(services.now())), reason: 'Perda 5/2026' })

      expect(await record(from)).toMatchObject({ successor: { id: into, name: 'Dinas Pekerjaan Umum' }, plugins: 0, keys: 0, people: 0 })
      expect(await record(into)).toMatchObject({ plugins: 1, people: 1 })
      expect(await findFeed(database(), `${plugin}/angka`)).toMatchObject({ opd: into })
      expect((await as(successor).intake.forms()).map((form) => [form.plugin, form.opd])).toEqual([[plugin, into]])
      expect((await as(successor).feeds.list()).map(({ id }) => id)).toContain(`${plugin}/angka`)
      expect((await as(of(from, 'head')).feeds.list()).map(({ id }) => id)).not.toContain(`${plugin}/angka`)
      expect(await findPublishingKey(database(), '2'.repeat(16))).toBeUndefined()
      expect(await listAuditEvents(database(), 1)).toMatchObject([
        { action: 'office.merge', subject: from, details: { into, plugins: [plugin], people: 1, reason: 'Perda 5/2026' } },
      ])
    })

    test('lets the successor look after the connections that came with it, and nobody else', async () => {
      const change = { opd: from, name: 'armada', kind: 'http' as const, baseUrl: 'https://b.example' }

      expect((await as(of(into, 'head')).connections.list()).map(({ opd, name }) => [opd, name])).toEqual([[from, 'armada']])
      await as(of(into, 'head')).connections.save(change)
      await as(curator).connections.save(change)

      await expect(as(of('disnaker', 'head')).connections.save(change)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect((await findConnection(database(), from, 'armada'))?.baseUrl).toBe('https://b.example')
    })

    test('keeps the history of a handed plugin under the names of then', async () => {
      await register().rename({ id: into, name: 'Dinas Ruang dan Perumahan', shortName: 'Ruang', since: day(new Date(services.now())) })

      expect((await register().plugins()).find((entry) => entry.id === plugin)).toMatchObject({
        owner: { id: into, name: 'Dinas Ruang dan Perumahan' },
        handovers: [{ from: 'Dinas Perumahan' }],
        ageing: [],
      })
    })

    test('merges neither an office that is no more nor one into itself', async () => {
      const since = '2026-01-01'

      await expect(register().merge({ id: from, into, since, reason: 'dua kali' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(register().merge({ id: into, into: from, since, reason: 'ke yang tiada' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(register().merge({ id: into, into, since, reason: 'diri sendiri' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })
  }
})
