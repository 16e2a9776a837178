import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Classification } from '@wadah/contracts/classification'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { searchAudit } from './audit.ts'
import { changeClassification } from './classification-changes.ts'
import { recordRun } from './feed-runs.ts'
import { findFeed, readStoredFeeds, setFeedFacts } from './feeds.ts'
import { countClosedHistory } from './history-classes.ts'
import { readMeasureSeries } from './measures.ts'
import { saveOpds } from './opds.ts'
import { findSnapshot, newestSnapshot } from './snapshots.ts'

const at = new Date('2026-11-24T03:00:00Z')
const text = (words: string) => ({ id: words, en: words })
const meta = feedMetaSchema.parse({
  kind: 'feed',
  title: text('Kasus'),
  poll: '1h',
  archive: true,
  period: 'period',
  classification: 'restricted',
  fields: [{ path: 'name', classification: 'restricted' }],
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

describeOnBoth('classes of what was taken in before', (database) => {
  let feeds = 0
  let id = ''
  const declare = (declared = meta) => {
    const plugin = id.split('/')[0] ?? ''
    return database().transaction((tx) => setFeedFacts(tx, plugin, [{ id, plugin, opd: 'dinkes', meta: declared, contractHash: 'a' }]))
  }
  const newFeed = async (declared = meta): Promise<void> => {
    feeds += 1
    id = `dinkes.uji${feeds}/kasus`
    await declare(declared)
  }
  const run = (hash: string, values: Record<string, number>, more: { secrecyRevision?: number } = {}) =>
    recordRun(database(), {
      feed: id,
      contractHash: 'a',
      startedAt: at,
      finishedAt: at,
      ...more,
      outcome: {
        kind: 'ok',
        data: {
          data: values,
          contentHash: hash,
          points: Object.entries(values).map(([period, value]) => ({ measure: 'kasus', period, value })),
        },
        state: { value: { remembered: values } },
      },
    })
  const decide = (classification: Classification, openHistory?: boolean) =>
    changeClassification(database(), {
      feed: id,
      path: '',
      classification,
      reason: 'uji',
      actor: { name: 'Kurator', id: 'user:kurator' },
      at,
      openHistory,
    })
  const periodsFor = async (clearance: Classification) =>
    (await readMeasureSeries(database(), { feed: id, measure: 'kasus', limit: 9, clearance })).map(({ period }) => period)
  const classOf = async (version: number) => (await findSnapshot(database(), id, version))?.classes?.classification
  const rowOf = async () => {
    const row = await findFeed(database(), id)
    if (row === undefined) throw new Error('There is no feed.')
    return row
  }

  beforeAll(() => saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }]))

  test('what was taken in as restricted stays so after the feed was opened; what comes in then is open', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1 })
    await run('h2', { '2026-01': 2 })
    await decide('public')

    expect(await periodsFor('public')).toEqual([])
    expect(await periodsFor('internal')).toEqual([])
    expect(await periodsFor('restricted')).toEqual(['2026-01'])
    expect(await Promise.all([1, 2, 3].map(classOf))).toEqual(['restricted', 'restricted', 'restricted'])
    expect((await readStoredFeeds(database(), [id]))[0]?.snapshot?.classes).toMatchObject({ classification: 'restricted' })

    const { version } = await run('h3', { '2026-02': 3 })
    expect(await periodsFor('public')).toEqual(['2026-02'])
    expect(await classOf(version)).toBe('public')
    expect(await database().rows(sql`select classification from measure_revision where feed = ${id}`)).toEqual([
      { classification: 'restricted' },
    ])
  })

  test('the same content given again under the open class is open under a new version, and its former revisions are not', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1, '2026-02': 2 })
    await decide('public')
    const before = await rowOf()

    expect(await run('h1', { '2026-01': 1, '2026-02': 2 })).toEqual({
      version: before.version + 1,
      factsVersion: before.factsVersion + 1,
      changed: true,
    })
    expect((await newestSnapshot(database(), id))?.classes).toMatchObject({ classification: 'public' })
    expect(await periodsFor('public')).toEqual(['2026-01', '2026-02'])
    expect((await readMeasureSeries(database(), { feed: id, measure: 'kasus', limit: 9 })).map(({ revision }) => revision)).toEqual([0, 0])
    expect((await run('h1', { '2026-01': 1, '2026-02': 2 })).changed).toBe(false)
  })

  test('history opens in the same act when the curator says so; how much is told before and in the trail', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1 })
    await run('h2', { '2026-01': 2, '2026-02': 2 })
    const expected = { snapshots: 2, points: 3 }
    expect(await countClosedHistory(database(), await rowOf(), { path: '', to: 'public' })).toEqual(expected)

    expect(await decide('public', true)).toMatchObject({ opened: expected })

    expect(await periodsFor('public')).toEqual(['2026-01', '2026-02'])
    expect(await Promise.all([1, 2, 3].map(classOf))).toEqual(['public', 'public', 'public'])
    expect((await searchAudit(database(), { action: 'classification.lower', subject: id, limit: 1 }))[0]?.details).toMatchObject({
      history: expected,
    })
  })

  test('what an earlier lowering left closed is not opened by a later one that speaks of less', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1 })
    await decide('internal')
    await run('h2', { '2026-02': 2 })
    await decide('public', true)

    expect(await periodsFor('public')).toEqual(['2026-02'])
    expect(await classOf(1)).toBe('restricted')
  })

  test('what was open before it was closed for a while is open again afterwards; what came in meanwhile is not', async () => {
    await newFeed({ ...meta, classification: 'public', fields: [] })
    await run('h1', { '2026-01': 1 })
    await decide('restricted')
    await run('h2', { '2026-01': 1, '2026-02': 2 })
    await decide('public')

    expect(await periodsFor('public')).toEqual(['2026-01'])
  })

  test('a release that declares a more open class opens nothing of before', async () => {
    await newFeed()
    await run('h1', { '2026-01': 1 })
    await declare({ ...meta, classification: 'public' })

    expect(await periodsFor('public')).toEqual([])
    expect((await newestSnapshot(database(), id))?.classes).toEqual({
      classification: 'restricted',
      fields: [{ path: 'name', classification: 'restricted' }],
    })
  })

  test('rows from before classes were kept take the class that applied until it changes', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1 })
    await database().rows(sql`update snapshot set classes = null where feed = ${id}`)
    await database().rows(sql`update measure_point set classification = null where feed = ${id}`)
    await decide('public')

    expect(await periodsFor('public')).toEqual([])
    expect(await classOf(1)).toBe('restricted')
  })

  test('nothing of before flows into what comes in: the bridge forgets, and a run that began before the change counts for nothing', async () => {
    await newFeed({ ...meta, fields: [] })
    await run('h1', { '2026-01': 1 })
    const { secrecyRevision } = await rowOf()
    await decide('public')

    expect((await rowOf()).adapterState).toBeNull()
    expect((await run('h2', { '2026-02': 2 }, { secrecyRevision })).changed).toBe(false)
    expect(await periodsFor('restricted')).toEqual(['2026-01'])
  })
})
