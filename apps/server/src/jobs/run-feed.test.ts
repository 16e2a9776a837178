import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { describeOnBoth } from '@wadah/db/testing'
import { listAuditEvents } from '@wadah/db/audit'
import { addDeposit } from '@wadah/db/deposits'
import { listFeedRuns } from '@wadah/db/feed-runs'
import { readStoredFeeds } from '@wadah/db/feeds'
import { placeHold } from '@wadah/db/holds'
import { readMeasureSeries } from '@wadah/db/measures'
import { newestSnapshot } from '@wadah/db/snapshots'
import { judgeAge, type AgeRule } from '@wadah/freshness/judge-age'
import { judgeRun, shownState } from '@wadah/freshness/judge-run'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createConnectionBudget } from './connection-budget.ts'
import { endHold } from './end-hold.ts'
import { testJobsDeps, enablePlugin, priceBody, priceMeta, priceOutput, startStubSource, type StubSource } from '../testing/test-jobs.ts'
import type { FeedChange } from './jobs.ts'
import { createReleaseLoader } from './load-release.ts'
import { runFeed, type RunFeedDeps } from './run-feed.ts'

const propertiesOf = (schema: DialectSchema) => ('properties' in schema ? schema.properties : {})

const rule: AgeRule = {
  kind: 'cadence',
  basis: 'observed',
  cadence: '20s',
  grace: '10s',
  calendar: { kind: 'always' },
  utcOffsetMinutes: 420,
}

describeOnBoth('a run of a feed', (database) => {
  let source: StubSource
  let bench: ReturnType<typeof testJobsDeps>
  let deps: RunFeedDeps
  let changes: FeedChange[] = []
  let plugins = 0
  let feed = ''

  beforeAll(async () => {
    source = await startStubSource()
    bench = testJobsDeps(database(), source)
  })
  afterAll(() => bench.close())
  beforeEach(async () => {
    plugins += 1
    const plugin = `uji${plugins}.harga`
    feed = `${plugin}/harga`
    changes = []
    source.requests.length = 0
    source.answer = { status: 200, delayMs: 0, body: prices(12_000) }
    deps = {
      ...bench,
      releases: createReleaseLoader(database()),
      breaker: createCircuitBreaker(bench.now),
      budget: createConnectionBudget(bench.now),
      onChange: (change) => changes.push(change),
      isStopping: () => false,
    }
    await enablePlugin(database(), { id: plugin, body: priceBody, procedures: { harga: { meta: priceMeta, output: priceOutput } } })
  })

  const prices = (v: number, period = '2026-11-24', at = bench?.clock.now ?? Date.parse('2026-11-24T07:00:00Z')) =>
    JSON.stringify({ at: new Date(at).toISOString(), rows: [{ p: period, v }] })
  const run = () => runFeed(deps, feed, { force: false })
  const shown = async () => {
    const [stored] = await readStoredFeeds(database(), [feed])
    if (stored === undefined) throw new RangeError('no feed')
    const { snapshot } = stored
    const times = {
      period: snapshot?.period ?? undefined,
      observedAt: snapshot?.observedAt?.toISOString(),
      fetchedAt: snapshot?.fetchedAt.toISOString(),
      confirmedAt: snapshot?.confirmedAt.toISOString(),
    }
    const age = judgeAge(rule, times, bench.now())
    const bridge = judgeRun(
      rule,
      {
        failedRuns: stored.feed.failedRuns,
        firstFailureAt: stored.feed.firstFailureAt?.toISOString(),
        everRan: stored.feed.lastRunAt !== null,
      },
      bench.now(),
    )
    return {
      age: age.age,
      run: bridge.state,
      state: shownState(age, bridge, stored.hold !== undefined),
      version: stored.feed.version,
      hold: stored.hold?.reason.id,
    }
  }

  it('keeps what the source says with its times, measures and a body compressed once', async () => {
    expect(await run()).toEqual({ ok: true })

    const snapshot = await newestSnapshot(database(), feed)
    expect(snapshot).toMatchObject({
      version: 1,
      data: { rows: [{ p: '2026-11-24', v: 12_000 }] },
      observedAt: new Date(bench.now()),
      fetchedAt: new Date(bench.now()),
    })
    expect(snapshot?.brotli?.length).toBeGreaterThan(0)
    expect(snapshot?.zstd?.length).toBeGreaterThan(0)
    expect(await readMeasureSeries(database(), { feed, measure: 'harga', limit: 5 })).toMatchObject([
      { period: '2026-11-24', value: 12_000 },
    ])
    expect(changes).toEqual([{ feed, kind: 'data' }])
    expect(await shown()).toMatchObject({ state: 'fresh', run: 'ok' })
  })

  it('reaches the source with the secret of the connection, which the adapter never sees', async () => {
    await run()

    expect(source.requests[0]?.['authorization']).toBe('Bearer rahasia')
  })

  it('lets a source that answers 200 with the same old rows become late and stale on time', async () => {
    await run()
    const states: string[] = []
    for (const seconds of [30, 1, 29, 1]) {
      bench.clock.now += seconds * 1_000
      expect(await run()).toEqual({ ok: true })
      states.push((await shown()).state)
    }

    expect(states).toEqual(['fresh', 'late', 'late', 'stale'])
    expect((await shown()).version).toBe(1)
  })

  it('changes nothing on a fresh board when one run fails', async () => {
    await run()
    source.answer = { status: 200, delayMs: 0, body: '<html>perawatan</html>' }

    const result = await run()

    expect(result).toMatchObject({ ok: false, code: 'adapter_threw' })
    expect(await shown()).toMatchObject({ state: 'fresh', run: 'ok', version: 1 })
    expect((await newestSnapshot(database(), feed))?.data).toMatchObject({ rows: [{ v: 12_000 }] })
  })

  it('is failing after three failures, keeps the last good value, and never hides how old it is', async () => {
    await run()
    source.answer = { status: 503, delayMs: 0, body: '' }
    for (let at = 0; at < 3; at += 1) await run()

    expect(await shown()).toMatchObject({ age: 'fresh', run: 'failing', state: 'fresh', version: 1 })
    bench.clock.now += 61_000
    expect(await shown()).toMatchObject({ age: 'stale', run: 'failing', state: 'cut', version: 1 })
    source.answer = { status: 200, delayMs: 0, body: prices(12_100) }
    await run()
    expect(await shown()).toMatchObject({ state: 'fresh', run: 'ok', version: 2 })
  })

  it('stops asking a source that is gone, until somebody asks for a run', async () => {
    for (let at = 0; at < 5; at += 1) await runFeed({ ...deps, simulatorUrl: 'http://127.0.0.1:9' }, feed, { force: false })

    expect(await run()).toMatchObject({ ok: false, code: 'source_unreachable' })
    expect(source.requests).toEqual([])
    expect(await runFeed(deps, feed, { force: true })).toEqual({ ok: true })
    expect(await run()).toEqual({ ok: true })
  })

  it('names the source when it is too slow', async () => {
    source.answer.delayMs = 1_500

    expect(await run()).toMatchObject({ ok: false, code: 'source_timeout' })
  })

  it('never stores emptiness: data that leaves the contract or lost its time is a failure', async () => {
    await run()
    source.answer.body = JSON.stringify({ rows: [] })
    expect(await run()).toMatchObject({ ok: false, code: 'output_mismatch' })
    source.answer.body = prices(1, '2026-11-24', bench.clock.now + 8 * 3_600_000)
    expect(await run()).toMatchObject({ ok: false, code: 'source_shape' })

    expect((await newestSnapshot(database(), feed))?.version).toBe(1)
    expect((await listFeedRuns(database(), feed, 5)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'changed'])
  })

  it('holds an implausible value, shows the last good one, and shows the new one once it is accepted', async () => {
    await run()
    bench.clock.now += 1_000
    source.answer.body = prices(178_000, '2026-11-25')
    expect(await run()).toEqual({ ok: true })

    expect(await shown()).toMatchObject({ state: 'held', version: 1, hold: 'Harga beras 178.000 Rp (2026-11-25) di luar batas 0–20.000.' })
    expect(changes.at(-1)).toEqual({ feed, kind: 'facts' })
    expect(await readMeasureSeries(database(), { feed, measure: 'harga', limit: 5 })).toHaveLength(1)

    expect(await endHold(deps, { feed, by: { name: 'Kepala', id: 'user:k' }, accepted: true })).toBe(true)
    expect(await shown()).toMatchObject({ state: 'fresh', version: 2, hold: undefined })
    expect((await listAuditEvents(database(), 1))[0]).toMatchObject({ actor: 'Kepala', action: 'feed.accept', subject: feed })
    bench.clock.now += 1_000
    source.answer.body = prices(178_000, '2026-11-25')
    await run()
    expect(await shown()).toMatchObject({ state: 'fresh', version: 3, hold: undefined })
  })

  it('says nothing of a failure of the server’s own, which everybody who may read the feed would see', async () => {
    const run = () => Promise.reject(new Error('Failed query: insert …\nparams: angka rahasia'))

    const result = await runFeed({ ...deps, adapterHost: { ...bench.adapterHost, run } }, feed, { force: true })

    expect(result).toMatchObject({ ok: false, code: 'internal' })
    expect(JSON.stringify([result, await readStoredFeeds(database(), [feed])])).not.toContain('rahasia')
  })

  it('records as a failure what no database keeps', async () => {
    await run()
    source.answer.body = `{"at":"${new Date(bench.now()).toISOString()}","rows":[{"p":"2026\\u0000","v":1}]}`

    expect(await run()).toMatchObject({ ok: false, code: 'output_mismatch' })
    expect(await shown()).toMatchObject({ version: 1, state: 'fresh' })
  })

  it('does not show what was held when the feed has another contract by then', async () => {
    await run()
    source.answer.body = prices(178_000, '2026-11-25')
    await run()
    const plugin = feed.slice(0, feed.indexOf('/'))
    const output = {
      ...priceOutput,
      required: ['at', 'rows', 'unit'],
      properties: { ...propertiesOf(priceOutput), unit: { type: 'string' } },
    }
    await enablePlugin(database(), {
      id: plugin,
      version: '2.0.0',
      body: priceBody,
      procedures: { harga: { meta: priceMeta, output: output as DialectSchema } },
    })

    expect(await endHold(deps, { feed, by: { name: 'Orang', id: 'user:1' }, accepted: true })).toBe(true)

    expect(await shown()).toMatchObject({ version: 1, hold: undefined })
    expect(await newestSnapshot(database(), feed)).toBeUndefined()
  })

  it('lets a source correct a held value by itself', async () => {
    await run()
    source.answer.body = prices(178_000, '2026-11-25')
    await run()
    source.answer.body = prices(12_500, '2026-11-25')
    await run()

    expect(await shown()).toMatchObject({ hold: undefined, version: 2 })
    expect(await endHold(deps, { feed, by: { name: 'Orang', id: 'user:1' }, accepted: true })).toBe(false)
  })

  it('shows nothing new while somebody holds the feed by hand', async () => {
    await run()
    await placeHold(database(), {
      feed,
      by: 'curator',
      reason: { id: 'Sedang diperiksa', en: 'Being checked' },
      since: new Date(bench.now()),
    })
    source.answer.body = prices(12_900, '2026-11-25')
    await run()

    expect(await shown()).toMatchObject({ state: 'held', version: 1, hold: 'Sedang diperiksa' })
    await endHold(deps, { feed, by: { name: 'Orang', id: 'user:1' }, accepted: false })
    await run()
    expect(await shown()).toMatchObject({ state: 'fresh', version: 2 })
  })

  it('waits for a first upload without failing, then reads it', async () => {
    const plugin = `uji${plugins}.unggah`
    const meta = { ...priceMeta, connections: [], measures: [] }
    await enablePlugin(database(), {
      id: plugin,
      capabilities: ['files'],
      body: `async harga({ ask }) { const latest = await ask('files.latest', { intake: 'kirim' }); if (latest === null) throw coded('not_found', 'none'); return latest.deposit }`,
      procedures: {
        harga: { meta, output: priceOutput },
        kirim: {
          meta: {
            kind: 'intake',
            title: { id: 'Kirim', en: 'Send' },
            classification: 'public',
            accepts: 'csv',
            feeds: ['harga'],
            columns: [{ header: 'p', key: 'p', title: { id: 'p', en: 'p' }, type: 'text', example: '2026' }],
          },
          output: priceOutput,
        },
      },
    })
    feed = `${plugin}/harga`

    expect(await run()).toEqual({ ok: true })
    expect(await shown()).toMatchObject({ state: 'empty', run: 'never' })
    await addDeposit(database(), {
      plugin,
      intake: 'kirim',
      deposit: JSON.parse(prices(1)),
      original: Buffer.from('x'),
      fileName: 'a.csv',
      rows: 1,
      uploadedAt: new Date(bench.now()),
      uploadedBy: 'user:1',
    })
    expect(await run()).toEqual({ ok: true })
    expect(await shown()).toMatchObject({ state: 'fresh', version: 1 })
  })

  it('remembers state between runs and asks for the past once', async () => {
    const plugin = `uji${plugins}.ingat`
    const output = {
      type: 'object' as const,
      properties: { at: { type: 'string' as const }, seen: { type: 'integer' as const }, past: { type: 'boolean' as const } },
      required: ['at', 'seen', 'past'],
      additionalProperties: false as const,
    }
    await enablePlugin(database(), {
      id: plugin,
      capabilities: ['backfill'],
      body: `async harga({ context, ask }) { const seen = (context.state ?? 0) + 1; await ask('state.set', { value: seen }); return { at: new Date(context.now).toISOString(), seen, past: context.backfill !== undefined } }`,
      procedures: { harga: { meta: { ...priceMeta, connections: [], measures: [] }, output } },
    })
    feed = `${plugin}/harga`

    await run()
    expect((await newestSnapshot(database(), feed))?.data).toMatchObject({ seen: 1, past: true })
    await run()
    expect((await newestSnapshot(database(), feed))?.data).toMatchObject({ seen: 2, past: false })
  })

  it('keeps every change of a quick source, but only a point in five minutes of its series', async () => {
    const plugin = `uji${plugins}.cepat`
    const measures = [
      {
        name: 'antre',
        title: { id: 'Antre', en: 'Queue' },
        unit: { id: 'orang', en: 'people' },
        direction: 'down' as const,
        value: 'rows[].v',
      },
    ]
    await enablePlugin(database(), {
      id: plugin,
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, measures }, output: priceOutput } },
    })
    feed = `${plugin}/harga`
    bench.clock.now = Date.parse('2026-11-25T02:00:10Z')
    for (const value of [4, 5, 6, 7]) {
      source.answer.body = prices(value)
      await run()
      bench.clock.now += 100_000
    }

    expect((await shown()).version).toBe(4)
    expect((await readMeasureSeries(database(), { feed, measure: 'antre', limit: 9 })).map(({ value }) => value)).toEqual([4, 7])
  })

  it('refuses a connection that the procedure does not declare', async () => {
    const plugin = `uji${plugins}.lain`
    await enablePlugin(database(), {
      id: plugin,
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, connections: [] }, output: priceOutput } },
    })
    feed = `${plugin}/harga`

    expect(await run()).toMatchObject({ ok: false, code: 'capability_refused' })
    expect(source.requests).toEqual([])
  })

  it('is no failure of the feed when the server goes down in its middle', async () => {
    source.answer = { status: 500, delayMs: 0, body: '' }
    await runFeed({ ...deps, isStopping: () => true }, feed, { force: false })

    expect(await listFeedRuns(database(), feed, 5)).toEqual([])
  })

  it('does not run a feed that is not enabled', async () => {
    await expect(runFeed(deps, 'uji1.tiada/harga', { force: true })).rejects.toMatchObject({ code: 'not_found' })
  })
})
