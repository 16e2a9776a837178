import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter, type HttpFixtures } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Queue } from './queue.ts'

const pluginDir = join(import.meta.dirname, '..')
const fixture = (name: string) => readFileSync(join(pluginDir, 'fixtures', name), 'utf8')
const readQueue = (http: HttpFixtures, folder = pluginDir) =>
  runAdapter<Queue>({ pluginDir: folder, procedure: 'antrean', now: '2026-11-24T03:00:05Z', http })
const counter = { nomor: '01', gerai: 'Paspor', buka: true, menunggu: 3, terlama_menit: 12, dilayani: 40 }
const answer = (counters: unknown[]) => ({ mpp: { '/antrean': JSON.stringify({ waktu: '2026-11-24T03:00:00.000Z', gerai: counters }) } })

test('the machine’s 28 counters add up to the number shown, as of the machine’s own time', async () => {
  const { output } = await readQueue({ mpp: { '/antrean': fixture('antrean.json') } })

  const raw = JSON.parse(fixture('antrean.json')) as { gerai: { menunggu: number; buka: boolean }[] }
  expect(output.counters).toHaveLength(28)
  expect(output.waiting).toBe(raw.gerai.reduce((sum, one) => sum + one.menunggu, 0))
  expect(output.open).toBe(raw.gerai.filter((one) => one.buka).length)
  expect(output.observedAt).toBe('2026-11-24T03:00:00.000Z')
})

test('a closed counter has no queue, which is not an empty queue', async () => {
  const { output } = await readQueue(
    answer([
      counter,
      { ...counter, nomor: '02', gerai: 'SIM', buka: false, menunggu: 0, terlama_menit: 0 },
      { ...counter, nomor: '03', gerai: 'Pos', menunggu: 0, terlama_menit: 0 },
    ]),
  )

  expect(output.counters.map(({ waiting }) => waiting)).toEqual([3, null, 0])
  expect(output).toMatchObject({ waiting: 3, open: 2, longest: { counter: 'Paspor', minutes: 12 } })
})

test('counts written as texts are read as counts', async () => {
  const { output } = await readQueue(answer([{ ...counter, menunggu: '7', terlama_menit: '20', dilayani: '5' }]))

  expect(output.counters[0]).toEqual({ number: 1, name: 'Paspor', open: true, waiting: 7, longestMinutes: 20, served: 5 })
})

test('nobody waiting leaves no longest wait', async () => {
  const { output } = await readQueue(answer([{ ...counter, menunggu: 0, terlama_menit: 0 }]))

  expect(output.longest).toBeNull()
})

test.each([
  ['a word where a count belongs', answer([{ ...counter, menunggu: 'banyak' }]), 'source_shape'],
  ['an empty text where a count belongs', answer([{ ...counter, menunggu: '' }]), 'source_shape'],
  ['an answer without counters', { mpp: { '/antrean': '{"galat":"mesin mati"}' } }, 'source_shape'],
  ['an HTML page with status 200', { mpp: { '/antrean': '<!doctype html><html></html>' } }, 'source_not_json'],
])('%s is refused by name', async (_what, http, code) => {
  await expect(readQueue(http)).rejects.toMatchObject({ code })
})

test('the query gives one counter with its last hour', async () => {
  const { output } = await runAdapter({
    pluginDir,
    procedure: 'gerai',
    now: '2026-11-24T03:00:05Z',
    input: { number: 2 },
    http: { mpp: { '/gerai/02': fixture('gerai-02.json') } },
  })

  expect(output).toMatchObject({ counter: { number: 2, name: 'SIM' } })
  expect((output as { history: unknown[] }).history).toHaveLength(61)
})

test('the query takes no number that could lead elsewhere', async () => {
  const run = runAdapter({ pluginDir, procedure: 'gerai', now: '2026-11-24T03:00:05Z', input: { number: 2.5 }, http: { mpp: {} } })

  await expect(run).rejects.toMatchObject({ code: 'input_mismatch' })
})

test('release 1.1.0 reads the same queue through the same bridge', async () => {
  const http = { mpp: { '/antrean': fixture('antrean.json') } }

  const [present, next] = [await readQueue(http), await readQueue(http, join(pluginDir, 'next'))]

  expect(next.output).toEqual(present.output)
})
