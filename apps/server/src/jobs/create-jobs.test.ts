import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeOnBoth } from '@wadah/db/testing'
import { listAuditEvents } from '@wadah/db/audit'
import { latestDeposit } from '@wadah/db/deposits'
import { listFeedRuns } from '@wadah/db/feed-runs'
import { findFeed, setFeedFacts } from '@wadah/db/feeds'
import { readSetting } from '@wadah/db/settings'
import { newestSnapshot } from '@wadah/db/snapshots'
import { feedMetaSchema } from '@wadah/contracts/feed-meta'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { backupKey } from './back-up.ts'
import { createJobs, type FeedChange, type Jobs } from './create-jobs.ts'
import { testJobsDeps, enablePlugin, priceBody, priceMeta, priceOutput, startStubSource, type StubSource } from '../testing/test-jobs.ts'

const rowsOutput: DialectSchema = {
  type: 'object',
  properties: { at: { type: 'string' }, total: { type: 'integer' } },
  required: ['at', 'total'],
  additionalProperties: false,
}
const intakeOutput: DialectSchema = {
  anyOf: [
    { type: 'object', properties: { ok: { const: true }, deposit: rowsOutput }, required: ['ok', 'deposit'], additionalProperties: false },
    {
      type: 'object',
      properties: {
        ok: { const: false },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              row: { type: 'integer' },
              column: { type: 'string' },
              message: {
                type: 'object',
                properties: { id: { type: 'string' }, en: { type: 'string' } },
                required: ['id', 'en'],
                additionalProperties: false,
              },
            },
            required: ['row', 'message'],
            additionalProperties: false,
          },
        },
      },
      required: ['ok', 'errors'],
      additionalProperties: false,
    },
  ],
}
const text = (id: string) => ({ id, en: id })
const officer = { kind: 'user' as const, userId: 'u1', name: 'Petugas Uji', roles: ['officer' as const], opd: 'kirim' }
const bytes = (csv: string) => new TextEncoder().encode(csv)
const soon = { timeout: 8_000, interval: 20 }

describeOnBoth('the jobs of a server', (database) => {
  let source: StubSource
  let bench: ReturnType<typeof testJobsDeps>
  let jobs: Jobs
  let folder = ''
  const changes: FeedChange[] = []
  const prices = (v: number) => JSON.stringify({ at: new Date().toISOString(), rows: [{ p: '2026-11-24', v }] })
  const runsOf = async (feed: string) => (await listFeedRuns(database(), feed, 50)).length

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wadah-jobs-'))
    source = await startStubSource()
    source.answer.body = prices(12_000)
    // The queue's own clock is the machine's, so the jobs' must be too.
    bench = Object.assign(testJobsDeps(database(), source), { now: () => Date.now(), backupDir: join(folder, 'backups') })
    await enablePlugin(database(), {
      id: 'cepat.harga',
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, poll: '1s' }, output: priceOutput } },
    })
    jobs = createJobs(bench)
    jobs.onChange((change) => changes.push(change))
    await jobs.start()
  }, 60_000)
  afterAll(async () => {
    await jobs.stop()
    await bench.close()
    await rm(folder, { recursive: true, force: true })
  }, 60_000)

  it('run a feed of a second’s pace again and again', async () => {
    await vi.waitFor(async () => expect(await runsOf('cepat.harga/harga')).toBeGreaterThanOrEqual(3), soon)

    const [newest, , third] = await listFeedRuns(database(), 'cepat.harga/harga', 3)
    expect(Number(newest?.startedAt) - Number(third?.startedAt)).toBeLessThan(4_500)
    expect(changes.at(0)).toEqual({ feed: 'cepat.harga/harga', kind: 'data' })
  })

  it('take up a feed when it is enabled and drop it when it no longer is', async () => {
    await enablePlugin(database(), {
      id: 'baru.harga',
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, poll: '1s' }, output: priceOutput } },
    })
    await jobs.reschedule()
    expect(await runsOf('baru.harga/harga')).toBeGreaterThanOrEqual(1)

    await setFeedFacts(database(), 'baru.harga', [])
    await jobs.reschedule()

    await expect(jobs.runNow('baru.harga/harga')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('run a feed at once when a release brings it another contract', async () => {
    const plugin = {
      id: 'ganti.harga',
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, poll: '1y' as const }, output: priceOutput } },
    }
    await enablePlugin(database(), plugin)
    await jobs.reschedule()
    const before = await runsOf('ganti.harga/harga')
    await setFeedFacts(database(), 'ganti.harga', [
      {
        id: 'ganti.harga/harga',
        plugin: 'ganti.harga',
        opd: 'ganti',
        meta: feedMetaSchema.parse(plugin.procedures.harga.meta),
        contractHash: 'another',
      },
    ])

    await jobs.reschedule()
    await jobs.reschedule()

    expect(await runsOf('ganti.harga/harga')).toBe(before + 1)
    expect((await newestSnapshot(database(), 'ganti.harga/harga'))?.contractHash).toBe('another')
  })

  it('run a failing feed at once when a release comes that may mend it, and leave the others in peace', async () => {
    const plugin = (version: string, body: string) => ({
      id: 'pulih.harga',
      version,
      body,
      procedures: {
        harga: { meta: { ...priceMeta, poll: '1y' as const }, output: priceOutput },
        lain: { meta: { ...priceMeta, poll: '1y' as const }, output: priceOutput },
      },
    })
    const sound = priceBody.replace('async harga', 'async lain')
    await enablePlugin(database(), plugin('1.0.0', `async harga() { throw coded('source_shape', 'salah') }, ${sound}`))
    await jobs.reschedule()
    await vi.waitFor(async () => expect((await findFeed(database(), 'pulih.harga/harga'))?.failedRuns).toBe(1), soon)
    await vi.waitFor(async () => expect(await runsOf('pulih.harga/lain')).toBe(1), soon)
    const contracts = async () => (await findFeed(database(), 'pulih.harga/harga'))?.contractHash ?? ''
    const contract = await contracts()
    const declared = (id: string) => ({
      id,
      plugin: 'pulih.harga',
      opd: 'pulih',
      meta: feedMetaSchema.parse({ ...priceMeta, poll: '1y' }),
      contractHash: id.endsWith('harga') ? contract : contract.replace('harga', 'lain'),
    })
    await enablePlugin(database(), plugin('1.0.1', `${priceBody}, ${sound}`))
    await setFeedFacts(database(), 'pulih.harga', [declared('pulih.harga/harga'), declared('pulih.harga/lain')])

    await jobs.reschedule()

    await vi.waitFor(async () => expect((await findFeed(database(), 'pulih.harga/harga'))?.failedRuns).toBe(0), soon)
    expect(await runsOf('pulih.harga/lain')).toBe(1)
  })

  it('run a feed now, whatever its cadence, and say how it went', async () => {
    await enablePlugin(database(), {
      id: 'lambat.harga',
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, poll: '1y' }, output: priceOutput } },
    })

    expect(await jobs.runNow('lambat.harga/harga')).toEqual({ ok: true })
    source.answer.status = 503
    expect(await jobs.runNow('lambat.harga/harga')).toMatchObject({ ok: false, code: 'source_status' })
    source.answer.status = 200
    await expect(jobs.runNow('lambat.harga/tiada')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('run a feed once at a time, over two servers as well', async () => {
    await enablePlugin(database(), {
      id: 'tunggal.harga',
      body: priceBody,
      procedures: { harga: { meta: { ...priceMeta, poll: '1y' }, output: priceOutput } },
    })
    const other = database().kind === 'postgres' ? createJobs(bench) : jobs
    if (other !== jobs) await other.start()
    source.answer.delayMs = 150

    await Promise.all([jobs.runNow('tunggal.harga/harga'), other.runNow('tunggal.harga/harga'), jobs.runNow('tunggal.harga/harga')])
    source.answer.delayMs = 0
    const runs = (await listFeedRuns(database(), 'tunggal.harga/harga', 10)).toReversed()

    // Three were asked for; a second server may have found the new feed due as well.
    expect(runs.length).toBeGreaterThanOrEqual(3)
    const overlaps = runs.filter((run, at) => at > 0 && Number(run.startedAt) < Number(runs[at - 1]?.finishedAt))
    expect(overlaps).toEqual([])
    if (other !== jobs) await other.stop()
  })

  const intake = {
    id: 'kirim.warga',
    capabilities: ['files' as const],
    body: `
    async warga({ ask }) { const latest = await ask('files.latest', { intake: 'kirim' }); if (latest === null) throw coded('not_found', 'none'); return latest.deposit },
    kirim({ input, context }) {
      const errors = input.rows.map((row, at) => ({ row: at + 1, column: 'Jumlah', message: { id: 'negatif', en: 'negative' }, value: row.jumlah })).filter(({ value }) => value < 0).map(({ value, ...error }) => error)
      return errors.length > 0 ? { ok: false, errors } : { ok: true, deposit: { at: new Date(context.now).toISOString(), total: input.rows.reduce((sum, { jumlah }) => sum + jumlah, 0) } }
    }`,
    procedures: {
      warga: { meta: { ...priceMeta, poll: '1y' as const, connections: [], measures: [] }, output: rowsOutput },
      kirim: {
        output: intakeOutput,
        input: {
          type: 'object' as const,
          properties: {
            rows: {
              type: 'array' as const,
              items: {
                type: 'object' as const,
                properties: { jumlah: { type: 'integer' as const } },
                required: ['jumlah'],
                additionalProperties: false as const,
              },
            },
          },
          required: ['rows'],
          additionalProperties: false as const,
        },
        meta: {
          kind: 'intake' as const,
          title: text('Kirim'),
          classification: 'public' as const,
          accepts: 'csv' as const,
          feeds: ['warga'],
          columns: [{ header: 'Jumlah', key: 'jumlah', title: text('Jumlah'), type: 'integer' as const, example: '12' }],
        },
      },
    },
  }

  it('keep an upload whole, run the feeds that read it, and count revisions', async () => {
    await enablePlugin(database(), intake)
    const upload = (csv: string, caller = officer) =>
      jobs.runIntake({ plugin: 'kirim.warga', procedure: 'kirim', bytes: bytes(csv), fileName: 'warga.csv', caller })

    expect(await upload('Jumlah\n1.200\n34')).toEqual({ ok: true, revision: 1, rows: 2 })
    await vi.waitFor(
      async () => expect((await newestSnapshot(database(), 'kirim.warga/warga'))?.data).toMatchObject({ total: 1_234 }),
      soon,
    )
    expect(await upload('Jumlah\n10')).toMatchObject({ ok: true, revision: 2 })
    await vi.waitFor(async () => expect((await newestSnapshot(database(), 'kirim.warga/warga'))?.data).toMatchObject({ total: 10 }), soon)
    expect(await latestDeposit(database(), 'kirim.warga', 'kirim')).toMatchObject({ uploadedBy: 'Petugas Uji' })
    expect((await listAuditEvents(database(), 1))[0]).toMatchObject({
      actor: 'Petugas Uji',
      action: 'intake.upload',
      subject: 'kirim.warga/kirim',
      details: { revision: 2, rows: 1, fileName: 'warga.csv' },
    })
  })

  it('keep nothing of an upload with a bad cell, whoever found it', async () => {
    const upload = (csv: string, caller: Parameters<Jobs['runIntake']>[0]['caller'] = officer) =>
      jobs.runIntake({ plugin: 'kirim.warga', procedure: 'kirim', bytes: bytes(csv), fileName: 'warga.csv', caller })

    expect(await upload('Jumlah\n5\nsatu')).toMatchObject({ ok: false, errors: [{ row: 2, column: 'Jumlah' }] })
    expect(await upload('Jumlah\n5\n-5')).toEqual({
      ok: false,
      errors: [{ row: 2, column: 'Jumlah', message: { id: 'negatif', en: 'negative' } }],
    })
    await expect(upload('Jumlah\n5', { ...officer, opd: 'lain' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(upload('Jumlah\n5', { kind: 'anonymous', roles: [] })).rejects.toMatchObject({ code: 'not_found' })
    expect((await latestDeposit(database(), 'kirim.warga', 'kirim'))?.revision).toBe(2)
  })

  it('answer a query once for all who ask, keep the answer, and tell nothing to whom it is not for', async () => {
    const release = await enablePlugin(database(), {
      id: 'tanya.harga',
      body: `async cari({ input, ask }) { const answer = await ask('http.request', { connection: 'pasar', method: 'GET', path: '/' + input.q }); return input.q + ':' + answer.status }`,
      procedures: {
        cari: {
          meta: { kind: 'query', title: text('Cari'), classification: 'internal', connections: ['pasar'], cache: '1h' },
          output: { type: 'string' },
          input: {
            type: 'object',
            properties: { q: { type: 'string', maxLength: 10 }, page: { type: 'integer' } },
            required: ['q'],
            additionalProperties: false,
          },
        },
      },
    })
    const ask = (input: unknown, more: Partial<Parameters<Jobs['runQuery']>[0]> = {}) =>
      jobs.runQuery({ release, procedure: 'cari', input, projection: 'internal', caller: 'u1', ...more })
    const asked = source.requests.length

    expect(await Promise.all([ask({ q: 'a', page: 1 }), ask({ page: 1, q: 'a' }, { caller: 'u2' })])).toEqual(['a:200', 'a:200'])
    expect(await ask({ q: 'a', page: 1 })).toBe('a:200')
    const others = source.requests.slice(asked).length
    expect(others).toBeLessThanOrEqual(3)

    await expect(ask({ q: 'a' }, { projection: 'public' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask({ q: 'a' }, { procedure: 'constructor' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask({ q: 'a' }, { release: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask({ q: 'much too long' })).rejects.toMatchObject({ code: 'input_mismatch' })
    await expect(ask({ q: 'x'.repeat(20_000) })).rejects.toMatchObject({ code: 'too_large' })
    await expect(Promise.all(Array.from({ length: 300 }, () => ask({ q: 'a', page: 1 }, { caller: 'eager' })))).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })

  it('write a backup, keep the last seven, and show why one failed', async () => {
    const { file } = await jobs.backUp()
    for (let at = 0; at < 8; at += 1) await writeFile(join(bench.backupDir ?? '', `wadah-2020-01-0${at + 1}T000000.backup`), '')
    await jobs.backUp()

    expect((await readdir(bench.backupDir ?? '')).length).toBe(7)
    expect(await readSetting(database(), backupKey)).toEqual({
      last: { file: expect.any(String), bytes: expect.any(Number), rows: expect.any(Number), at: expect.any(String) },
    })
    const blocked = createJobs({ ...bench, backupDir: join(file, 'not-a-folder') })
    await expect(blocked.backUp()).rejects.toMatchObject({ code: 'backup_failed' })
    expect(await readSetting(database(), backupKey)).toMatchObject({
      last: { rows: expect.any(Number) },
      error: { message: expect.any(String) },
    })
  })

  it('keep other feeds on their pace while one adapter loops', async () => {
    await enablePlugin(database(), {
      id: 'putar.harga',
      body: 'harga() { for (;;); }',
      procedures: { harga: { meta: { ...priceMeta, poll: '1y' }, output: priceOutput } },
    })
    const before = await runsOf('cepat.harga/harga')

    const looping = jobs.runNow('putar.harga/harga')
    await vi.waitFor(async () => expect(await runsOf('cepat.harga/harga')).toBeGreaterThanOrEqual(before + 2), soon)

    expect(await looping).toMatchObject({ ok: false, code: 'adapter_cpu' })
  }, 20_000)
})
