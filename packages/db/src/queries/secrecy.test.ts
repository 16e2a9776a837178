import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { audit, inspectAudit, searchAudit, verifyAudit } from './audit.ts'
import { changeClassification } from './classification-changes.ts'
import { addDeposit, latestDeposit } from './deposits.ts'
import { recordRun } from './feed-runs.ts'
import { findFeed, setFeedFacts } from './feeds.ts'
import { endMeeting, endOverdueMeetings, openMeetings, startMeeting } from './meetings.ts'
import { readMeasureSeries } from './measures.ts'
import { saveOpds } from './opds.ts'
import { carryOutPurge, dropPurge, findPurge, proposePurge } from './purges.ts'
import { hasPurpose, keepPurpose, purposesOf } from './read-purposes.ts'
import { findSnapshot, newestSnapshot, wasPurged } from './snapshots.ts'

const id = 'dinkes.uji/kasus'
const at = new Date('2026-11-24T03:00:00Z')
const text = (words: string) => ({ id: words, en: words })
const meta = feedMetaSchema.parse({
  kind: 'feed',
  title: text('Kasus'),
  poll: '1h',
  archive: true,
  period: 'period',
  classification: 'internal',
  fields: [{ path: 'rows[].nama', classification: 'restricted' }],
  restriction: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' },
  measures: [{ name: 'kasus', title: text('Kasus'), unit: text('orang'), direction: 'down', value: 'count' }],
  metadata: {
    concept: text('Kasus'),
    definition: text('Kasus'),
    classification: 'kota',
    measure: text('Jumlah'),
    unit: text('orang'),
    producer: 'Dinas Kesehatan',
    source: 'Sumber uji',
    smallestArea: 'kota',
    frequency: text('bulanan'),
    licence: 'CC BY 4.0',
  },
})

const person = (name: string) => ({ name, id: `user:${name}` })

describeOnBoth('secrecy', (database) => {
  const declare = (declared = meta) =>
    database().transaction((tx) =>
      setFeedFacts(tx, 'dinkes.uji', [{ id, plugin: 'dinkes.uji', opd: 'dinkes', meta: declared, contractHash: 'a' }]),
    )
  const run = (hash: string, minute: number) =>
    recordRun(database(), {
      feed: id,
      contractHash: 'a',
      startedAt: at,
      finishedAt: new Date(at.getTime() + minute * 60_000),
      outcome: {
        kind: 'ok',
        data: { data: { secret: hash }, contentHash: hash, points: [{ measure: 'kasus', period: `2026-0${minute}`, value: minute }] },
      },
    })
  const decide = (path: string, classification: 'public' | 'internal' | 'restricted') =>
    changeClassification(database(), { feed: id, path, classification, reason: 'uji', actor: person('Kurator'), at })

  beforeAll(async () => {
    await saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }])
    await declare()
  })

  test('a class is raised at once, under a new version, and the trail names it', async () => {
    await run('h1', 1)
    const before = await findFeed(database(), id)

    expect(await decide('', 'restricted')).toEqual({ before: 'internal', after: 'restricted' })

    const after = await findFeed(database(), id)
    expect(after).toMatchObject({ classification: 'restricted', version: (before?.version ?? 0) + 1 })
    expect(after?.secrecyRevision).toBeGreaterThan(before?.secrecyRevision ?? 0)
    expect((await newestSnapshot(database(), id))?.contentHash).toBe('h1')
    expect(await searchAudit(database(), { action: 'classification', limit: 5 })).toMatchObject([
      { action: 'classification.raise', subject: id },
    ])
  })

  test('what was raised stays raised when another release comes', async () => {
    await declare({ ...meta, title: text('Kasus baru') })

    expect((await findFeed(database(), id))?.classification).toBe('restricted')
  })

  test('what was lowered is lowered for exactly what was declared then', async () => {
    await decide('', 'public')
    expect((await findFeed(database(), id))?.classification).toBe('public')

    await declare({ ...meta, classification: 'restricted' })
    expect((await findFeed(database(), id))?.classification).toBe('restricted')
    await declare()
    expect((await findFeed(database(), id))?.classification).toBe('public')
  })

  test('a part has a class of its own, and only parts that were declared have one', async () => {
    await decide('rows[].nama', 'internal')

    expect((await findFeed(database(), id))?.fieldClasses).toEqual([{ path: 'rows[].nama', classification: 'internal' }])
    expect(await decide('rows[].lain', 'internal')).toBeUndefined()
  })

  test('a purge takes the content of versions away with its values; the hash and the trail stay', async () => {
    const { version } = await run('h2', 2)
    const proposal = await proposePurge(database(), {
      target: { kind: 'snapshots', feed: id, from: version, to: version },
      reason: 'Memuat nama pasien',
      by: person('Kurator'),
      proposedById: 'u1',
      proposedAt: at,
    })
    expect((await newestSnapshot(database(), id))?.contentHash).toBe('h2')

    const outcome = await carryOutPurge(database(), { id: proposal, by: person('Operator'), at })

    expect(outcome).toEqual({ snapshots: 1, points: 1 })
    expect(await findSnapshot(database(), id, version)).toBeUndefined()
    expect(await newestSnapshot(database(), id)).toMatchObject({ contentHash: 'h1', version: version + 1 })
    expect(await wasPurged(database(), id, 'h2')).toBe(true)
    const rows = await database().rows<{ content_hash: string; data: unknown }>(
      sql`select content_hash, data from snapshot where feed = ${id} and version = ${version}`,
    )
    expect(rows).toEqual([{ content_hash: 'h2', data: null }])
    const points = await readMeasureSeries(database(), { feed: id, measure: 'kasus', limit: 10 })
    expect(points.map(({ period, value, missing }) => [period, value, missing])).toEqual([
      ['2026-01', 1, null],
      ['2026-02', null, 'purged'],
    ])
    expect(await findPurge(database(), proposal)).toMatchObject({ state: 'done', decidedBy: 'Operator', outcome })
    expect(await carryOutPurge(database(), { id: proposal, by: person('Lain'), at })).toBeUndefined()
  })

  test('a purged upload is read by nobody again', async () => {
    const revision = await addDeposit(database(), {
      plugin: 'dinkes.uji',
      intake: 'unggah',
      deposit: { nama: 'A' },
      original: Buffer.from('nama\nA'),
      fileName: 'pasien.csv',
      rows: 1,
      uploadedAt: at,
      uploadedBy: 'petugas',
    })
    const target = { kind: 'deposit', plugin: 'dinkes.uji', intake: 'unggah', revision } as const
    const proposal = await proposePurge(database(), { target, reason: 'x', by: person('a'), proposedById: 'a', proposedAt: at })

    expect(await carryOutPurge(database(), { id: proposal, by: person('b'), at })).toEqual({ deposits: 1 })
    expect(await latestDeposit(database(), 'dinkes.uji', 'unggah')).toBeUndefined()
  })

  test('a proposal that was dropped takes nothing away', async () => {
    const target = { kind: 'snapshots', feed: id, from: 1, to: 9 } as const
    const proposal = await proposePurge(database(), { target, reason: 'x', by: person('a'), proposedById: 'a', proposedAt: at })

    expect(await dropPurge(database(), { id: proposal, by: person('a'), at })).toBe(true)
    expect(await carryOutPurge(database(), { id: proposal, by: person('b'), at })).toBeUndefined()
  })

  test('a meeting is under way until it ends or its time is over', async () => {
    const until = new Date(at.getTime() + 3_600_000)
    await startMeeting(database(), { screen: 's1', name: 'Layar utama', purpose: 'Rapat inflasi', since: at, until, by: person('Staf') })

    expect(await openMeetings(database(), at)).toHaveLength(1)
    expect(await openMeetings(database(), until)).toEqual([])
    expect(await endMeeting(database(), { screen: 's1', by: person('Staf'), at })).toBe(true)
    expect(await openMeetings(database(), at)).toEqual([])
    expect(await endMeeting(database(), { screen: 's1', by: person('Staf'), at })).toBe(false)
  })

  test('a meeting that nobody ended leaves its end in the trail once, by Wadah', async () => {
    const until = new Date(at.getTime() + 3_600_000)
    await startMeeting(database(), { screen: 's2', name: 'Ruang rapat', purpose: 'Rapat stunting', since: at, until, by: person('Staf') })

    expect(await endOverdueMeetings(database(), at)).toEqual([])
    expect(await endOverdueMeetings(database(), new Date(until.getTime() + 60_000))).toEqual(['s2'])
    expect(await endOverdueMeetings(database(), new Date(until.getTime() + 120_000))).toEqual([])

    const ends = await searchAudit(database(), { action: 'meeting.end', subject: 's2', limit: 5 })
    expect(ends).toMatchObject([{ actor: 'Wadah', actorId: 'wadah', details: { until: until.toISOString(), why: 'time' } }])
  })

  test('two of the same name are told apart by what the trail keeps of them', async () => {
    for (const id of ['user:1', 'user:2']) {
      await audit(database(), { at, actor: { name: 'Siti Aminah', id }, action: 'feed.hold', subject: id })
    }
    const found = await searchAudit(database(), { actor: 'user:2', limit: 5 })

    expect(found).toMatchObject([{ actor: 'Siti Aminah', subject: 'user:2' }])
    expect(await searchAudit(database(), { actor: 'siti', limit: 5 })).toHaveLength(2)
  })

  test('a purpose belongs to one session and one subject', async () => {
    await keepPurpose(database(), { session: 'x', subject: id, purpose: 'follow-up', at })

    expect(await hasPurpose(database(), 'x', id)).toBe(true)
    expect(await hasPurpose(database(), 'y', id)).toBe(false)
    expect(await hasPurpose(database(), undefined, id)).toBe(false)
    expect((await purposesOf(database(), ['x', 'y'])).get('x')).toEqual(new Set([id]))
  })

  test('the trail is searched by person, act, subject and time', async () => {
    await audit(database(), { at: new Date('2026-01-02'), actor: person('Budi 100%'), action: 'board.change', subject: 'wali-kota' })
    const found = async (search: Partial<Parameters<typeof searchAudit>[1]>) =>
      (await searchAudit(database(), { limit: 50, ...search })).map(({ actor }) => actor)

    expect(await found({ actor: 'budi 100%' })).toEqual(['Budi 100%'])
    expect(await found({ actor: 'budi 1_0' })).toEqual([])
    expect(await found({ action: 'board' })).toEqual(['Budi 100%'])
    expect(await found({ to: new Date('2026-01-03') })).toEqual(['Budi 100%'])
    expect(await found({ subject: 'WALI' })).toEqual(['Budi 100%'])
  })

  test('an altered entry breaks the chain where it stands, a missing one where it is missed', async () => {
    const { entries, lastId } = await inspectAudit(database())
    expect(entries).toBeGreaterThan(5)
    await database().rows(sql`update audit_event set actor = 'Orang lain' where id = ${lastId - 1}`)

    expect(await verifyAudit(database())).toMatchObject({ brokenAt: lastId - 1 })

    await database().rows(sql`delete from audit_event where id = ${lastId - 1}`)
    expect(await verifyAudit(database())).toMatchObject({ brokenAt: lastId })
  })
})
