import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter, type HttpFixtures, type RunAdapterOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Prices } from './contract.ts'

const pluginDir = join(import.meta.dirname, '..')
const csv = readFileSync(join(pluginDir, 'fixtures', 'ekspor.csv'), 'utf8')
const run = (body: string, options: Partial<RunAdapterOptions> = {}) => {
  const asked: (Readonly<Record<string, string>> | undefined)[] = []
  const http: HttpFixtures = {
    pihps: (request) => {
      asked.push(request.query)
      return body
    },
  }
  return runAdapter<Prices>({ pluginDir, procedure: 'harga', now: '2025-12-19T05:00:00Z', http, ...options }).then((ran) => ({
    ...ran,
    asked,
  }))
}
const header = 'No;Komoditas;Tanggal;Provinsi;Kota / Kelurahan;Pasar;Harga (Rp)'
const row = (day: string, price: string, market = 'Pasar Pancasila') =>
  `1;Cabai Rawit Merah;${day};Jawa Barat;Kota Tasikmalaya;${market};${price}`

test('takes the city’s rows of each commodity in the order of days, a dash as missing', async () => {
  const { output, logs } = await run(csv)

  expect(output).toEqual({
    day: '2025-12-19',
    cabai: [
      { day: '2025-12-17', market: 'Pasar Cikurubuk', price: null },
      { day: '2025-12-17', market: 'Pasar Pancasila', price: null },
      { day: '2025-12-18', market: 'Pasar Cikurubuk', price: 82_500 },
      { day: '2025-12-18', market: 'Pasar Pancasila', price: 62_500 },
      { day: '2025-12-19', market: 'Pasar Cikurubuk', price: 82_500 },
      { day: '2025-12-19', market: 'Pasar Pancasila', price: 60_000 },
    ],
    bawang: [],
    telur: [
      { day: '2025-12-19', market: 'Pasar Cikurubuk', price: 30_750 },
      { day: '2025-12-19', market: 'Pasar Pancasila', price: 30_250 },
    ],
  })
  expect(logs.map(({ message }) => message)).toEqual(['1 rows of PIHPS could not be read.'])
})

test('reads the same export with a byte-order mark and Windows line ends', async () => {
  const { output } = await run(`\uFEFF${csv.replaceAll('\n', '\r\n')}`)

  expect(output.cabai).toHaveLength(6)
})

test('speaks of the newest day with a price: a day of dashes does not make old prices new', async () => {
  const { output } = await run([header, row('18/12/2025', '62500'), row('19/12/2025', '-')].join('\n'))

  expect(output.day).toBe('2025-12-18')
  expect(output.cabai.at(-1)).toEqual({ day: '2025-12-19', market: 'Pasar Pancasila', price: null })
})

test('first reads as far back as it was told, later only what is new, and lays corrections over what is known', async () => {
  const first = await run([header, row('17/12/2025', '61000'), row('18/12/2025', '62500')].join('\n'), {
    backfill: { since: '2024-06-01T00:00:00Z' },
  })
  const later = await run([header, row('18/12/2025', '62000'), row('19/12/2025', '60000')].join('\n'), {
    previous: first.output,
    state: first.state,
  })

  expect(first.asked).toEqual([{ dari: '2024-06-01', sampai: '2025-12-19' }])
  expect(first.state).toEqual({ day: '2025-12-18' })
  expect(later.asked).toEqual([{ dari: '2025-12-08', sampai: '2025-12-19' }])
  expect(later.output.cabai.map(({ price }) => price)).toEqual([61_000, 62_000, 60_000])
})

test('keeps what is older than a year once a week', async () => {
  const { output } = await run(
    [header, row('03/06/2024', '40000'), row('04/06/2024', '41000'), row('10/06/2024', '42000'), row('18/12/2025', '62500')].join('\n'),
  )

  expect(output.cabai.map(({ day }) => day)).toEqual(['2024-06-03', '2024-06-10', '2025-12-18'])
})

test.each([
  ['a page instead of the export', '<!doctype html><html></html>', 'source_not_json'],
  ['an export without the column of prices', csv.replace('Harga (Rp)', 'Nilai'), 'source_shape'],
  ['an export of other cities only', csv.replaceAll('Kota Tasikmalaya', 'Kota Bogor'), 'source_shape'],
])('%s is refused by name', async (_what, body, code) => {
  await expect(run(body)).rejects.toMatchObject({ code })
})
