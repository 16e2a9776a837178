import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFeedRuns } from '@wadah/db/feed-runs'
import { newestSnapshot } from '@wadah/db/snapshots'
import { describeOnPglite } from '@wadah/db/testing'
import { createJobs, type Jobs } from './create-jobs.ts'
import { testJobsDeps, enablePlugin, priceMeta, priceOutput, startStubSource, type StubSource } from '../testing/test-jobs.ts'

/** Gives what the config says: a valid answer, one that breaks the contract, or one from the source. */
const body = `async harga({ ask, context }) {
  if (context.config.kota === 'salah') return { at: 'x' }
  const answer = await ask('http.request', { connection: 'pasar', method: 'GET', path: '/harga' })
  if (answer.status >= 400) throw coded('source_status', 'status ' + answer.status)
  return JSON.parse(answer.body)
}`

describeOnPglite('a config tried before it is in force', (database) => {
  let source: StubSource
  let bench: ReturnType<typeof testJobsDeps>
  let jobs: Jobs
  const tryWith = (kota: string, plugin = 'coba.harga') => jobs.tryConfig({ plugin, config: { kota } })

  beforeAll(async () => {
    source = await startStubSource()
    source.answer.body = JSON.stringify({ at: '2026-11-24T06:59:00Z', rows: [{ p: '2026-11-24', v: 12_000 }] })
    bench = testJobsDeps(database(), source)
    await enablePlugin(database(), { id: 'coba.harga', body, procedures: { harga: { meta: priceMeta, output: priceOutput } } })
    jobs = createJobs(bench)
  }, 60_000)
  afterAll(() => bench.close())

  it('is found good, and nothing of the trial is kept', async () => {
    expect(await tryWith('Tasikmalaya')).toMatchObject([{ feed: 'coba.harga/harga', ok: true }])
    expect(await newestSnapshot(database(), 'coba.harga/harga')).toBeUndefined()
    expect(await listFeedRuns(database(), 'coba.harga/harga', 5)).toEqual([])
  })

  it('is found wanting when what comes of it breaks the contract', async () => {
    expect(await tryWith('salah')).toMatchObject([{ ok: false, code: 'output_mismatch', message: expect.any(String) }])
  })

  it('is told apart from a source that refuses', async () => {
    source.answer.status = 404
    expect(await tryWith('Tasikmalaya')).toMatchObject([{ ok: false, code: 'source_status' }])
    source.answer.status = 200
  })

  it('is not tried for a plugin that is not enabled', async () => {
    await expect(tryWith('Tasikmalaya', 'lain.harga')).rejects.toMatchObject({ code: 'not_found' })
  })
})
