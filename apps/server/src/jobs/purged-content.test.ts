import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFeedRuns } from '@wadah/db/feed-runs'
import { carryOutPurge, proposePurge } from '@wadah/db/purges'
import { newestSnapshot } from '@wadah/db/snapshots'
import { describeOnPglite } from '@wadah/db/testing'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createConnectionBudget } from './connection-budget.ts'
import { testJobsDeps, enablePlugin, priceBody, priceMeta, priceOutput, startStubSource, type StubSource } from '../testing/test-jobs.ts'
import { createReleaseLoader } from './load-release.ts'
import { runFeed } from './run-feed.ts'

const feed = 'uji.pasien/harga'
const at = new Date('2026-11-24T07:00:00Z')

describeOnPglite('a source that still sends what was purged', (database) => {
  let source: StubSource
  let bench: ReturnType<typeof testJobsDeps>

  beforeAll(async () => {
    source = await startStubSource()
    bench = testJobsDeps(database(), source)
    const procedures = { harga: { meta: { ...priceMeta, classification: 'internal' as const }, output: priceOutput } }
    await enablePlugin(database(), { id: 'uji.pasien', body: priceBody, procedures })
  })
  afterAll(() => bench.close())

  const send = (value: number) => {
    const body = JSON.stringify({ at: at.toISOString(), rows: [{ p: '2026-11-24', v: value }] })
    source.answer = { status: 200, delayMs: 0, body }
  }
  const run = () => {
    const deps = {
      ...bench,
      releases: createReleaseLoader(database()),
      breaker: createCircuitBreaker(bench.now),
      budget: createConnectionBudget(bench.now),
      onChange: () => undefined,
    }
    return runFeed({ ...deps, isStopping: () => false }, feed, { force: true })
  }

  it('does not bring it back, and new content is kept as ever', async () => {
    send(12_000)
    expect(await run()).toEqual({ ok: true })
    const target = { kind: 'snapshots', feed, from: 1, to: 1 } as const
    const id = await proposePurge(database(), {
      target,
      reason: 'memuat nama',
      by: { name: 'a', id: 'user:a' },
      proposedById: 'a',
      proposedAt: at,
    })
    await carryOutPurge(database(), { id, by: { name: 'b', id: 'user:b' }, at })
    expect(await newestSnapshot(database(), feed)).toBeUndefined()

    expect(await run()).toMatchObject({ ok: false, code: 'content_purged' })
    expect(await newestSnapshot(database(), feed)).toBeUndefined()

    send(12_500)
    expect(await run()).toEqual({ ok: true })
    expect((await newestSnapshot(database(), feed))?.version).toBeGreaterThan(2)
  })

  it('tells in its failures no number of data that is not public', async () => {
    source.answer = { status: 200, delayMs: 0, body: '{"at":"2026-11-24T08:00:00Z","rows":[{"p":"2026-11-24","v":"rahasia 77123"}]}' }
    await run()

    const [newest] = await listFeedRuns(database(), feed, 1)
    expect(newest?.outcome).toBe('failed')
    expect(newest?.reason ?? '').not.toMatch(/77123|\d/)
  })
})
