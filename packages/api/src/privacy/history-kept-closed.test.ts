import { beforeAll, expect, test, vi } from 'vitest'
import type { Classification } from '@wadah/contracts/classification'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import type { Caller, Role } from '@wadah/contracts/roles'
import { searchAudit } from '@wadah/db/audit'
import { recordRun } from '@wadah/db/feed-runs'
import { setFeedFacts } from '@wadah/db/feeds'
import { saveOpds } from '@wadah/db/opds'
import { describeOnBoth } from '@wadah/db/testing'
import { createCallerFactory } from '../procedure.ts'
import { appRouter } from '../router.ts'
import { testServices } from '../testing/test-services.ts'

const now = Date.UTC(2026, 10, 24)
const text = (words: string) => ({ id: words, en: words })
const meta = feedMetaSchema.parse({
  kind: 'feed',
  title: text('Kasus'),
  poll: '1h',
  archive: true,
  period: 'period',
  classification: 'restricted',
  fields: [{ path: 'perPatient', classification: 'restricted' }],
  restriction: { legalBasis: 'UU 14/2008 Pasal 17 huruf h', consequenceTest: 'UK-01/2026' },
  measures: [
    { name: 'kasus', title: text('Kasus'), unit: text('orang'), direction: 'down', value: 'count' },
    { name: 'rinci', title: text('Rinci'), unit: text('orang'), direction: 'down', value: 'perPatient' },
  ],
  metadata: {
    concept: text('Kasus'),
    definition: text('Kasus'),
    classification: 'kota',
    measure: text('Jumlah'),
    unit: text('orang'),
    producer: 'Dinas Kesehatan',
    source: 'SIMPUS',
    smallestArea: 'kota',
    frequency: text('bulanan'),
    licence: 'CC BY 4.0',
  },
})

describeOnBoth('history that stays closed', (database) => {
  const services = testServices({ now })
  const at = new Date(now)
  let feeds = 0
  let feed = ''

  const newFeed = async (): Promise<void> => {
    feeds += 1
    const plugin = `dinkes.uji${feeds}`
    feed = `${plugin}/kasus`
    await database().transaction((tx) => setFeedFacts(tx, plugin, [{ id: feed, plugin, opd: 'dinkes', meta, contractHash: 'a' }]))
  }
  const run = (month: string, count: number) =>
    recordRun(database(), {
      feed,
      contractHash: 'a',
      startedAt: at,
      finishedAt: at,
      outcome: {
        kind: 'ok',
        data: {
          data: { period: month, count, perPatient: [count] },
          contentHash: `${month} ${count}`,
          period: month,
          points: ['kasus', 'rinci'].map((measure) => ({ measure, period: month, value: count })),
        },
      },
    })
  const as = (role: Role | 'anonymous', own: Partial<Caller> = {}) => {
    const caller: Caller =
      role === 'anonymous'
        ? { kind: 'anonymous', roles: [] }
        : { kind: 'user', userId: role, name: role, roles: [role], provenAt: now, ...own }
    return createCallerFactory(appRouter)({ caller, database: database(), services, session: `s-${role}-${feeds}` })
  }
  const lower = (classification: Classification, more: { path?: string; openHistory?: boolean } = {}) =>
    as('curator').privacy.lowerClass({ feed, classification, reason: 'sudah dianonimkan', ...more })
  const months = async (caller: ReturnType<typeof as>, measure = 'kasus') =>
    (await caller.measures.series({ feed, measure })).points.map(({ period }) => period)
  const dataFor = async (caller: ReturnType<typeof as>) => (await caller.feeds.states({ ids: [feed] }))[0]?.data

  beforeAll(() => saveOpds(database(), [{ id: 'dinkes', name: 'Dinas Kesehatan', shortName: 'Dinkes' }]))

  test('an opened feed shows nothing of before: no state, no facts and no value, until something comes in anew', async () => {
    await newFeed()
    await run('2026-01', 7)
    await lower('public')

    expect(await as('anonymous').feeds.states({ ids: [feed] })).toEqual([])
    expect((await as('anonymous').feeds.list()).map(({ id }) => id)).not.toContain(feed)
    expect(await months(as('anonymous'))).toEqual([])

    await run('2026-02', 8)
    expect(await dataFor(as('anonymous'))).toEqual({ period: '2026-02', count: 8 })
    expect(await months(as('anonymous'))).toEqual(['2026-02'])
    expect(await months(as('staff'))).toEqual(['2026-02'])
    await expect(months(as('anonymous'), 'rinci')).rejects.toMatchObject({ cause: { code: 'not_found' } })
  })

  test('the source is asked at once when history stays closed, and need not be when it is opened', async () => {
    await newFeed()
    await run('2026-01', 7)
    await lower('internal')
    await vi.waitFor(() => expect(services.ran).toContain(feed))

    services.ran.length = 0
    await lower('public', { openHistory: true })
    expect(services.ran).toEqual([])
  })

  test('who is trusted with what was restricted says what for, and is told that there is more', async () => {
    await newFeed()
    await run('2026-01', 7)
    await lower('public')
    await run('2026-02', 8)
    const mayor = as('mayor')

    expect(await mayor.measures.series({ feed, measure: 'kasus' })).toMatchObject({
      purposeNeeded: true,
      points: [{ period: '2026-02' }],
    })
    await mayor.privacy.statePurpose({ subject: feed, purpose: 'oversight' })
    expect(await mayor.measures.series({ feed, measure: 'kasus' })).toMatchObject({
      points: [{ period: '2026-01' }, { period: '2026-02' }],
    })
    await expect(as('staff').privacy.statePurpose({ subject: feed, purpose: 'oversight' })).rejects.toMatchObject({
      cause: { code: 'not_found' },
    })
  })

  test('a part that was restricted stays so in what was taken in, while the rest opens', async () => {
    await newFeed()
    await lower('public')
    await run('2026-01', 7)
    await lower('public', { path: 'perPatient' })

    expect(await dataFor(as('anonymous'))).toEqual({ period: '2026-01', count: 7 })
    expect(await months(as('anonymous'))).toEqual(['2026-01'])
    expect(await months(as('anonymous'), 'rinci')).toEqual([])

    await run('2026-02', 8)
    expect(await dataFor(as('anonymous'))).toEqual({ period: '2026-02', count: 8, perPatient: [8] })
    expect(await months(as('anonymous'), 'rinci')).toEqual(['2026-02'])
    expect(await months(as('anonymous'))).toEqual(['2026-01', '2026-02'])
  })

  test('the curator is told how much would open, opens it in the same act, and the trail names how much', async () => {
    await newFeed()
    await run('2026-01', 7)
    await run('2026-02', 8)
    const closed = { snapshots: 2, points: 2 }

    expect(await as('curator').privacy.closedHistory({ feed, classification: 'public' })).toEqual(closed)
    await expect(
      as('curator', { provenAt: undefined }).privacy.lowerClass({
        feed,
        classification: 'public',
        reason: 'sudah diumumkan',
        openHistory: true,
      }),
    ).rejects.toMatchObject({ cause: { code: 'step_up_required' } })
    await lower('public', { openHistory: true })

    expect(await months(as('anonymous'))).toEqual(['2026-01', '2026-02'])
    expect(await dataFor(as('anonymous'))).toEqual({ period: '2026-02', count: 8 })
    expect((await searchAudit(database(), { action: 'classification.lower', subject: feed, limit: 1 }))[0]?.details).toMatchObject({
      history: { points: 2 },
    })
  })

  test('what came in while a feed was open is closed with it, for as long as it is', async () => {
    await newFeed()
    await lower('public')
    await run('2026-01', 7)
    await as('curator').privacy.raiseClass({ feed, classification: 'internal', reason: 'memuat nama' })

    await expect(months(as('anonymous'))).rejects.toMatchObject({ cause: { code: 'not_found' } })
    expect(await months(as('staff'))).toEqual(['2026-01'])
  })
})
