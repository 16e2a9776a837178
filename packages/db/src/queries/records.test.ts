import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { isDuplicate } from '../storage-error.ts'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { areasRevision, listAreas, readBoundaries, replaceBoundaries, saveAreas } from './areas.ts'
import { auditEvent } from '../schema/boards.ts'
import { auditHash, firstHash } from './audit-chain.ts'
import { audit, listAuditEvents, verifyAudit } from './audit.ts'
import { createBoard, findBoard, findBoardStep, listBoardSteps, saveBoardSteps } from './boards.ts'
import { findConnection, saveConnection } from './connections.ts'
import { addDeposit, latestDeposit, listDeposits, undoDeposit } from './deposits.ts'
import { enablementRevision, findEnablement, listEnabled, setEnablement } from './enablement.ts'
import { listOpds, saveOpds } from './opds.ts'
import { listPluginConfigs, readPluginConfig, savePluginConfig } from './plugin-config.ts'
import { findPublishingKey, listPublishingKeys, revokePublishingKey, savePublishingKey } from './publishing-keys.ts'
import { findFile, findReleaseFile, insertRelease, listReleases } from './releases.ts'
import { raiseCounter, readSetting, useNonce, writeSetting } from './settings.ts'

const now = new Date('2026-11-24T07:00:00Z')
const later = new Date('2026-11-24T08:00:00Z')
const plugin = 'dinkes.uji'

function release(version: string, body: string) {
  return {
    hash: `hash-${version}`,
    manifest: { id: plugin, opd: 'dinkes', version } as unknown as Manifest,
    contract: { procedures: {} } as unknown as RecordedContract,
    keyId: 'key',
    seal: '{}',
    publishedAt: now,
    files: [{ path: 'adapter.js', sha256: `sha-${body}`, contentType: 'text/javascript', body: Buffer.from(body) }],
  }
}

describeOnBoth('what an installation remembers', (database) => {
  test('of offices: those that exist at an instant', async () => {
    await saveOpds(database(), [
      { id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
      { id: 'lama', name: 'Dinas Lama', shortName: 'Lama', validTo: now, successor: 'dinkes' },
    ])

    expect((await listOpds(database(), later)).map(({ id }) => id)).toEqual(['dinkes'])
    expect((await listOpds(database(), new Date(0))).map(({ id }) => id)).toEqual(['dinkes', 'lama'])
  })

  test('of areas: both codes, and boundaries that are replaced as a whole, which is told', async () => {
    const heard: string[] = []
    const stop = await database().listen('areas', (payload) => heard.push(payload))
    const area = { code: '32.78.01', bps: '3278050', name: 'Cihideung', level: 'kecamatan', parent: '32.78' } as const
    await saveAreas(database(), [area])
    expect(await readBoundaries(database())).toBeUndefined()

    await replaceBoundaries(database(), { '32.78.01': [[[108.1, -7.3]]] }, now)
    await replaceBoundaries(database(), { '32.78.01': [[[108.2, -7.4]]] }, now)

    expect(await listAreas(database())).toEqual([area])
    expect(await readBoundaries(database())).toEqual({ '32.78.01': [[[108.2, -7.4]]] })
    expect(await areasRevision(database())).toBe(2)
    await expect.poll(() => heard).toEqual(['{"revision":1}', '{"revision":2}'])
    await stop()
  })

  test('of connections: saving without credentials keeps them, null forgets them', async () => {
    const connection = { opd: 'dinkes', name: 'simrs', kind: 'http', baseUrl: 'https://a.example', updatedAt: now } as const
    await saveConnection(database(), { ...connection, sealedAuth: Buffer.from([1, 2, 3]) })

    await saveConnection(database(), { ...connection, baseUrl: 'https://b.example' })
    const kept = await findConnection(database(), 'dinkes', 'simrs')
    await saveConnection(database(), { ...connection, sealedAuth: null })

    expect(kept).toMatchObject({ baseUrl: 'https://b.example', sealedAuth: Buffer.from([1, 2, 3]) })
    expect((await findConnection(database(), 'dinkes', 'simrs'))?.sealedAuth).toBeNull()
  })

  test('of publishing keys: a revoked one is listed and not found', async () => {
    await savePublishingKey(database(), { keyId: 'key', opd: 'dinkes', publicKey: 'pem', createdAt: now })
    expect(await findPublishingKey(database(), 'key')).toMatchObject({ opd: 'dinkes' })

    await revokePublishingKey(database(), 'key', { at: later, by: 'Kurator', reason: 'diganti' })

    expect(await findPublishingKey(database(), 'key')).toBeUndefined()
    expect(await listPublishingKeys(database(), 'dinkes')).toMatchObject([{ keyId: 'key', revokedAt: later }])
  })

  test('of releases: a version once, equal files once, nothing of one that was refused', async () => {
    await database().transaction((tx) => insertRelease(tx, release('1.0.0', 'same')))
    await database().transaction((tx) => insertRelease(tx, release('1.1.0', 'same')))
    const again = await database()
      .transaction((tx) => insertRelease(tx, { ...release('1.0.0', 'other'), hash: 'another' }))
      .catch((thrown: unknown) => thrown)

    expect(isDuplicate(again)).toBe(true)
    expect(await findFile(database(), 'sha-other')).toBeUndefined()
    expect((await listReleases(database(), plugin)).map(({ version }) => version).toSorted()).toEqual(['1.0.0', '1.1.0'])
    expect((await findReleaseFile(database(), 'hash-1.1.0', 'adapter.js'))?.body).toEqual(Buffer.from('same'))
  })

  test('of a file: that browsers fetch it, also when the same bytes came before as a file they do not', async () => {
    const withBrotli = (version: string, brotli: Buffer | undefined) => {
      const { files, ...rest } = release(version, 'twice')
      return { ...rest, files: files.map((entry) => ({ ...entry, brotli })) }
    }
    await database().transaction((tx) => insertRelease(tx, withBrotli('1.2.0', undefined)))
    await database().transaction((tx) => insertRelease(tx, withBrotli('1.3.0', Buffer.from('br'))))
    await database().transaction((tx) => insertRelease(tx, withBrotli('1.4.0', undefined)))

    expect((await findFile(database(), 'sha-twice'))?.brotli).toEqual(Buffer.from('br'))
  })

  test('of enablement: every change raises the revision and is told', async () => {
    const heard: string[] = []
    const stop = await database().listen('enablement', (payload) => heard.push(payload))
    const row = { plugin, policy: 'follow-compatible', changedAt: now } as const

    await database().transaction((tx) => setEnablement(tx, { ...row, release: 'hash-1.0.0' }))
    await database().transaction((tx) => setEnablement(tx, { ...row, release: 'hash-1.1.0' }))

    expect(await enablementRevision(database())).toBe(2)
    expect(await findEnablement(database(), plugin)).toMatchObject({ tier: 'sandboxed', releaseRow: { version: '1.1.0' } })
    expect(await listEnabled(database())).toHaveLength(1)
    await expect.poll(() => heard).toEqual(['{"revision":1}', '{"revision":2}'])
    await stop()
  })

  test('of uploads: several at once are all kept, and what is undone gives way to the one before', async () => {
    const upload = (rows: number) =>
      addDeposit(database(), {
        plugin,
        intake: 'unggah',
        deposit: { rows },
        original: Buffer.from([rows]),
        fileName: 'a.csv',
        rows,
        uploadedAt: now,
        uploadedBy: 'petugas',
      })

    const revisions = await Promise.all([upload(1), upload(2), upload(3)])
    expect(revisions.toSorted()).toEqual([1, 2, 3])
    const newest = await latestDeposit(database(), plugin, 'unggah')

    expect(newest?.revision).toBe(3)
    expect(await undoDeposit(database(), { plugin, intake: 'unggah', revision: 3 }, later)).toBe(true)
    expect(await undoDeposit(database(), { plugin, intake: 'unggah', revision: 3 }, later)).toBe(false)
    expect((await latestDeposit(database(), plugin, 'unggah'))?.revision).toBe(2)
    expect(await listDeposits(database(), plugin, 'unggah')).toMatchObject([
      { revision: 3, undoneAt: later },
      { revision: 2 },
      { revision: 1 },
    ])
  })

  test('of a plugin’s config: every former one, also of two saved at once', async () => {
    const save = (table: string) =>
      savePluginConfig(database(), { plugin, formVersion: 1, config: { table }, savedAt: now, savedBy: 'petugas' })

    const revisions = await Promise.all([save('a'), save('b')])

    expect(revisions.toSorted()).toEqual([1, 2])
    expect(await listPluginConfigs(database(), plugin)).toHaveLength(2)
    expect((await readPluginConfig(database(), plugin))?.revision).toBe(2)
  })

  test('of boards: steps in order, and of two who save the same revision one is shown what stands', async () => {
    const document = (columns: number) => ({ columns }) as unknown as BoardDocument
    const operation = { kind: 'test' } as unknown as BoardOperation
    await createBoard(database(), {
      id: 'utama',
      title: 'Utama',
      position: 0,
      viewers: [],
      editors: [],
      document: document(0),
      updatedAt: now,
      actor: 'a',
    })
    const save = (columns: number) =>
      saveBoardSteps(database(), { id: 'utama', revision: 0, steps: [{ operation, document: document(columns) }], actor: 'a', at: now })

    const answers = await Promise.all([save(1), save(2)])

    expect(answers.filter(({ ok }) => ok)).toEqual([{ ok: true, revision: 1 }])
    const board = await findBoard(database(), 'utama')
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, board })
    expect((await listBoardSteps(database(), 'utama', 10)).map(({ revision }) => revision)).toEqual([1, 0])
    expect((await findBoardStep(database(), 'utama', 0))?.document).toEqual(document(0))
    expect((await findBoardStep(database(), 'utama', 1))?.document).toEqual(board?.document)
  })

  test('of what happened: a chain that shows where it was altered, also with dates in it and several at once', async () => {
    const entry = (subject: string) => ({
      at: now,
      actor: { name: 'uji', id: 'user:uji' },
      action: 'a',
      subject,
      details: { since: now, none: undefined, b: 1 },
    })
    await Promise.all(['satu', 'dua', 'tiga'].map((subject) => audit(database(), entry(subject))))
    expect(await verifyAudit(database())).toEqual({ entries: 3 })

    await database().rows(sql`update audit_event set actor = 'orang lain' where id = (select min(id) + 1 from audit_event)`)

    expect(await verifyAudit(database())).toMatchObject({ entries: 3, brokenAt: expect.any(Number) as number })
  })

  test('of who acted: an id that was changed, taken away or put in shows, and entries from before ids still follow', async () => {
    const entry = { at: now, actor: { name: 'Siti', id: 'user:1' }, action: 'a', subject: 'lama' }
    await database().rows(sql`delete from audit_event`)
    const former = { at: now, actor: 'Siti', action: 'a', subject: 'lama', details: {} }
    const hash = auditHash(firstHash, former)
    await database()
      .orm.insert(auditEvent)
      .values({ ...former, previousHash: firstHash, hash })
    await audit(database(), entry)
    const rows = await listAuditEvents(database(), 2)
    expect(rows.map(({ actorId }) => actorId)).toEqual(['user:1', null])
    expect(await verifyAudit(database())).toEqual({ entries: 2 })

    for (const [row, forged] of [
      [rows[0], 'user:2'],
      [rows[0], null],
      [rows[1], 'user:1'],
    ] as const) {
      await database().rows(sql`update audit_event set actor_id = ${forged} where id = ${row?.id}`)
      expect(await verifyAudit(database())).toMatchObject({ brokenAt: row?.id })
      await database().rows(sql`update audit_event set actor_id = ${row?.actorId ?? null} where id = ${row?.id}`)
    }
    expect(await verifyAudit(database())).toEqual({ entries: 2 })
  })

  test('of nonces: each is used once, also by several at once, and forgotten when it is good no more', async () => {
    const moment = { now: 1_000, goodUntil: 2_000 }

    const first = await Promise.all(Array.from({ length: 4 }, () => useNonce(database(), 'key:a', moment)))
    const again = await useNonce(database(), 'key:a', { now: 2_000, goodUntil: 3_000 })
    const other = await useNonce(database(), 'key:b', { now: 2_001, goodUntil: 3_000 })

    expect(first.filter(Boolean)).toHaveLength(1)
    expect([again, other]).toEqual([false, true])
    expect(await readSetting(database(), 'nonce:key:a')).toBeUndefined()
  })

  test('of settings: the last value, and counters that never give a number twice', async () => {
    await writeSetting(database(), 'kind', 'demo')
    await writeSetting(database(), 'kind', { of: 'real' })

    const counts = await Promise.all(Array.from({ length: 5 }, () => raiseCounter(database(), 'count')))

    expect(await readSetting(database(), 'kind')).toEqual({ of: 'real' })
    expect(counts.toSorted()).toEqual([1, 2, 3, 4, 5])
  })
})
