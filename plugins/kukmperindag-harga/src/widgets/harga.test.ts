import { join } from 'node:path'
import { widgetView } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Adapter } from '../adapter.ts'
import type { Prices } from '../contract.ts'
import harga from './harga.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const on = (day: string, pancasila: number | null, cikurubuk: number | null) => [
  { day, market: 'Pasar Cikurubuk', price: cikurubuk },
  { day, market: 'Pasar Pancasila', price: pancasila },
]
const prices: Prices = {
  day: '2025-12-19',
  cabai: [
    ...on('2024-12-19', 45_000, 40_000),
    ...on('2025-12-12', 85_000, 90_000),
    ...on('2025-12-18', null, null),
    ...on('2025-12-19', 60_000, 82_500),
  ],
  bawang: [],
  telur: [],
}
const view = (locale: 'id' | 'en', rest: { settings?: Record<string, unknown>; filter?: { period?: string } } = {}) =>
  widgetView<Adapter>({ pluginDir, locale, settings: { commodity: 'cabai', span: 'year' }, data: { harga: prices }, ...rest })

test('the price is told with its changes, in both languages', () => {
  expect(harga.summary(view('id'))).toBe(
    'Cabai rawit merah Rp71.250 per kg pada 19 Des 2025, rata-rata dua pasar; sepekan −18,6 %, setahun +67,6 %.',
  )
  expect(harga.summary(view('en'))).toBe(
    'Red bird’s-eye chilli Rp71,250 per kg on 19 Dec 2025, the mean of two markets; −18.6 % in a week, +67.6 % in a year.',
  )
})

test('the table has a row for each day, newest first, a dash where a market reported none', () => {
  const { columns, rows } = harga.table(view('id'))

  expect(columns.map(({ title }) => title)).toEqual(['Hari', 'Pasar Pancasila', 'Pasar Cikurubuk'])
  expect(rows.slice(0, 2)).toEqual([
    { day: '19 Des 2025', 'Pasar Pancasila': 'Rp60.000', 'Pasar Cikurubuk': 'Rp82.500' },
    { day: '18 Des 2025', 'Pasar Pancasila': '–', 'Pasar Cikurubuk': '–' },
  ])
})

test('a period of the board shows the prices as they stood at its end', () => {
  expect(harga.summary(view('id', { filter: { period: '2024' } }))).toContain('Rp42.500 per kg pada 19 Des 2024')
})

test('a commodity without prices says so', () => {
  expect(harga.summary(view('id', { settings: { commodity: 'telur' } }))).toBe('Belum ada harga.')
  expect(harga.table(view('id', { settings: { commodity: 'telur' } })).rows).toEqual([])
})
