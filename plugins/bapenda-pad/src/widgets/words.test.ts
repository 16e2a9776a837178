import { join } from 'node:path'
import { widgetView } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Adapter } from '../adapter.ts'
import type { Kinds } from '../contract.ts'
import { sampleRevenue } from '../testing/sample-revenue.ts'
import jenis from './jenis.tsx'
import realisasi from './realisasi.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const pad = { ...sampleRevenue, today: 1_200_000_000, weeks: [{ day: '2025-12-16', total: 405_000_000_000 }] }
const kinds: Kinds = {
  observedAt: pad.observedAt,
  year: '2025',
  due: 0.9665,
  kinds: [
    { code: '4.1.01.15', name: 'PBB-P2', target: 52_000_000_000, realised: 40_000_000_000 },
    { code: '4.1.02', name: 'Retribusi', target: 203_193_674_897, realised: 180_000_000_000 },
    { code: '4.1.04', name: 'Lain-lain PAD', target: 0, realised: 1_000_000 },
  ],
}
const view = (locale: 'id' | 'en', settings = {}) => widgetView<Adapter>({ pluginDir, locale, settings, data: { pad, jenis: kinds } })

test('revenue is told against target and path, in both languages', () => {
  expect(realisasi.summary(view('id'))).toBe(
    'Realisasi PAD Rp411,8 miliar, 93,5 % dari target Rp440,3 miliar; Rp13,7 miliar di bawah jalur.',
  )
  expect(realisasi.summary(view('en'))).toBe(
    'Own revenue Rp411.8 billion, 93.5 % of the target Rp440.3 billion; Rp13.7 billion below the path.',
  )
})

test('its table begins with now and goes back week by week', () => {
  expect(realisasi.table(view('id')).rows).toEqual([
    { day: '19 Des 2025', total: 'Rp411.800.000.000', share: '93,5 %' },
    { day: '16 Des 2025', total: 'Rp405.000.000.000', share: '92,0 %' },
  ])
})

test('kinds come lowest first or largest first; one without a target has no share and comes last', () => {
  const names = (order: string) => jenis.table(view('id', { order })).rows.map((row) => `${row['name']} ${row['share']}`)

  expect(names('share')).toEqual(['PBB-P2 76,9 %', 'Retribusi 88,6 %', 'Lain-lain PAD –'])
  expect(names('amount')).toEqual(['Retribusi 88,6 %', 'PBB-P2 76,9 %', 'Lain-lain PAD –'])
  expect(jenis.summary(view('id'))).toBe('Capaian terendah: PBB-P2, 76,9 % dari targetnya; jalur hari ini 96,7 %.')
})

test('without data both say so', () => {
  const empty = widgetView<Adapter>({ pluginDir, data: {} })

  expect([realisasi.summary(empty), jenis.summary(empty)]).toEqual(['Belum ada data PAD.', 'Belum ada data PAD.'])
  expect([realisasi.table(empty).rows, jenis.table(empty).rows]).toEqual([[], []])
})
