import { expect, test } from 'vitest'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import { describeOnBoth } from '../testing/describe-on-both.ts'
import { listFeedRuns, recordRun, type RunData, type RunOutcome } from './feed-runs.ts'
import { readStoredFeeds, setFeedFacts } from './feeds.ts'
import { closeHold, placeHold, wasAccepted } from './holds.ts'
import { readEarlierPoint, readMeasureSeries } from './measures.ts'
import { applyRetention } from './retention.ts'
import { findSnapshot } from './snapshots.ts'

const text = { id: 'x', en: 'x' }
const meta = {
  kind: 'feed',
  title: text,
  poll: '1m',
  cadence: '1h',
  calendar: 'always',
  basis: 'observed',
  observedAt: 'at',
  archive: false,
  classification: 'public',
  connections: [],
  measures: [],
  retention: '1d',
} as unknown as FeedMeta
const feed = 'dinkes.uji/angka'
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 24, 7, minute))

function data(value: number, more: Partial<RunData> = {}): RunData {
  return {
    data: { value },
    contentHash: `hash-${value}`,
    observedAt: at(0),
    points: [{ measure: 'angka', period: '2026-11-24', value }],
    ...more,
  }
}

describeOnBoth('the record of a run', (database) => {
  const record = (minute: number, outcome: RunOutcome) =>
    recordRun(database(), { feed, contractHash: 'c1', startedAt: at(minute), finishedAt: at(minute), outcome })
  const stored = async () => (await readStoredFeeds(database(), [feed]))[0]

  test('keeps a new snapshot and its measures', async () => {
    await setFeedFacts(database(), 'dinkes.uji', [{ id: feed, plugin: 'dinkes.uji', opd: 'dinkes', meta, contractHash: 'c1' }])

    expect(await record(1, { kind: 'ok', data: data(17) })).toMatchObject({ version: 1, changed: true })
    expect((await findSnapshot(database(), feed, 1))?.data).toEqual({ value: 17 })
    expect(await readMeasureSeries(database(), { feed, measure: 'angka', limit: 10 })).toMatchObject([{ value: 17, revision: 0 }])
  })

  test('confirms unchanged content without a new version: fetching old rows again is no news', async () => {
    const { factsVersion } = (await stored())?.feed ?? {}

    // Screens are told nothing: there is nothing they would show differently.
    expect(await record(2, { kind: 'ok', data: data(17) })).toEqual({ version: 1, factsVersion, changed: false })

    const { snapshot } = (await stored()) ?? {}
    expect(snapshot?.fetchedAt).toEqual(at(1))
    expect(snapshot?.confirmedAt).toEqual(at(2))
  })

  test('of a failure keeps the last good data and counts since when', async () => {
    await record(3, { kind: 'failed', code: 'source_timeout', reason: 'slow' })
    await record(4, { kind: 'failed', code: 'source_timeout', reason: 'slow' })

    const state = await stored()
    expect(state?.feed).toMatchObject({ version: 1, failedRuns: 2, firstFailureAt: at(3), failureCode: 'source_timeout' })
    expect(state?.snapshot?.version).toBe(1)
  })

  test('keeps a former value of a period as a revision', async () => {
    await record(5, { kind: 'ok', data: data(18) })

    expect(await readMeasureSeries(database(), { feed, measure: 'angka', limit: 10 })).toMatchObject([{ value: 18, revision: 1 }])
    expect((await stored())?.feed.failedRuns).toBe(0)
  })

  test('finds the newest earlier period to measure a step against', async () => {
    expect(await readEarlierPoint(database(), feed, { measure: 'angka', period: '2026-11-25', value: 900 })).toMatchObject({
      period: '2026-11-24',
      value: 18,
    })
  })

  test('of an implausible number holds it and shows the last good one', async () => {
    await record(6, { kind: 'held', data: data(900), reason: { id: 'di luar batas', en: 'out of range' } })

    const state = await stored()
    expect(state?.snapshot?.version).toBe(2)
    expect(state?.hold).toMatchObject({ by: 'plausibility', candidateHash: 'hash-900' })
  })

  test('tells screens nothing when the same number is held again', async () => {
    const { factsVersion } = (await stored())?.feed ?? {}

    await record(6, { kind: 'held', data: data(900), reason: { id: 'di luar batas', en: 'out of range' } })

    expect((await stored())?.feed.factsVersion).toBe(factsVersion)
  })

  test('lets a person accept what was held, once and for that content', async () => {
    await closeHold(database(), { feed, by: 'officer', accepted: true, at: at(7) })

    expect(await wasAccepted(database(), feed, 'hash-900')).toBe(true)
    expect(await wasAccepted(database(), feed, 'hash-901')).toBe(false)
    expect((await stored())?.hold).toBeUndefined()
  })

  test('that ends while somebody holds the feed waits, whatever the run knew', async () => {
    await placeHold(database(), { feed, by: 'curator', reason: { id: 'salah satuan', en: 'wrong unit' }, since: at(7) })
    const { version } = (await stored())?.feed ?? {}

    expect(await record(7, { kind: 'ok', data: data(19) })).toMatchObject({ version, changed: false })

    expect((await stored())?.hold).toMatchObject({ by: 'curator', candidateHash: 'hash-19', reason: { en: 'wrong unit' } })
    await closeHold(database(), { feed, by: 'curator', accepted: false, at: at(7) })
  })

  test('does not end a hold that a person took over from plausibility', async () => {
    await record(7, { kind: 'held', data: data(900.5), reason: { id: 'di luar batas', en: 'out of range' } })

    const placed = await placeHold(database(), { feed, by: 'owner', reason: { id: 'kami periksa', en: 'we look into it' }, since: at(7) })
    await record(7, { kind: 'ok', data: data(20) })

    expect(placed).toBe(true)
    expect((await stored())?.hold).toMatchObject({ by: 'owner', reason: { en: 'we look into it' }, candidateHash: 'hash-20' })
    expect(await placeHold(database(), { feed, by: 'curator', reason: { id: 'x', en: 'x' }, since: at(7) })).toBe(false)
    await closeHold(database(), { feed, by: 'owner', accepted: false, at: at(7) })
  })

  test('that began under another contract changes nothing', async () => {
    const before = await stored()

    const recorded = await recordRun(database(), {
      feed,
      contractHash: 'c0',
      startedAt: at(7),
      finishedAt: at(7),
      outcome: { kind: 'ok', data: data(5), state: { value: 'of the former release' } },
    })

    expect(recorded).toEqual({ version: before?.feed.version, factsVersion: before?.feed.factsVersion, changed: false })
    expect(await stored()).toEqual(before)
    expect((await listFeedRuns(database(), feed, 1))[0]).toMatchObject({ outcome: 'unchanged', startedAt: at(7) })
  })

  test('gives each of several at once a version of its own, and tells of them in that order', async () => {
    const heard: number[] = []
    const stop = await database().listen('feed', (payload) => heard.push((JSON.parse(payload) as { version: number }).version))
    const { version = 0 } = (await stored())?.feed ?? {}

    const runs = await Promise.all([31, 32, 33, 34].map((value) => record(7, { kind: 'ok', data: data(value) })))

    const given = runs.map((run) => run.version).toSorted((a, b) => a - b)
    expect(given).toEqual([1, 2, 3, 4].map((step) => version + step))
    await expect.poll(() => heard).toEqual(given)
    await stop()
  })

  test('is forgotten after its retention, but never the newest snapshot or a measure', async () => {
    await record(8, { kind: 'ok', data: data(20) })

    const gone = await applyRetention(database(), new Date(Date.UTC(2027, 0, 1)))

    expect(gone.snapshots).toBe(6)
    expect(await findSnapshot(database(), feed, 7)).toBeDefined()
    expect(await readMeasureSeries(database(), { feed, measure: 'angka', limit: 10 })).toHaveLength(1)
  })
})
