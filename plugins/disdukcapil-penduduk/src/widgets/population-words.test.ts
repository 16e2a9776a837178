import { describe, expect, test } from 'vitest'
import { widgetView } from '@wadah/plugin-sdk/testing'
import type { Adapter } from '../adapter.ts'
import { areas, pluginDir } from '../testing/sources.ts'
import peta from './peta.tsx'
import piramida from './piramida.tsx'
import tren from './tren.tsx'
import urutan from './urutan.tsx'

const people = (code: string, year: string, count: number) => ({ code, year, people: count })
const penduduk = {
  newestYear: '2023',
  years: ['2022', '2023'],
  areas: [
    people('32.78', '2022', 746_710),
    people('32.78', '2023', 757_815),
    people('32.78.05', '2023', 103_185),
    people('32.78.09', '2023', 64_276),
    people('32.78.09.1004', '2023', 6_891),
    people('32.78.10.1005', '2023', 7_308),
    people('32.78.05.1001', '2023', 17_770),
  ],
}
const umur = {
  newestYear: '2023',
  years: [{ year: '2023', young: 184_712, working: 518_931, old: 54_172, dependency: 46.03 }],
  groups: [{ year: '2023', group: '0–4', male: 29_706, female: 27_928 }],
}
const view = (options: Partial<Parameters<typeof widgetView<Adapter>>[0]> = {}) =>
  widgetView<Adapter>({ pluginDir, data: { penduduk, umur }, areas, ...options })

describe.each(['id', 'en'] as const)('in %s', (locale) => {
  test('every widget says something with data and without', () => {
    for (const widget of [peta, piramida, tren, urutan]) {
      for (const data of [{ penduduk, umur }, {}]) {
        const all = view({ locale, data })
        expect(widget.summary(all).length).toBeGreaterThan(5)
        expect(widget.table(all).columns.length).toBeGreaterThan(1)
      }
    }
  })
})

test('the map follows area and period', () => {
  expect(peta.summary(view())).toBe('Penduduk Kota Tasikmalaya tahun 2023: 757.815 jiwa.')
  expect(peta.summary(view({ filter: { area: '32.78.05' } }))).toBe('Penduduk Kawalu tahun 2023: 103.185 jiwa.')
  expect(peta.summary(view({ filter: { period: '2022' } }))).toBe('Penduduk Kota Tasikmalaya tahun 2022: 746.710 jiwa.')
})

test('a kecamatan without a number has a dash, not a zero', () => {
  expect(peta.table(view()).rows.find(({ area }) => area === 'Tawang')).toEqual({ area: 'Tawang', people: '–' })
})

test('both Sukajaya are told apart by their kecamatan', () => {
  const names = urutan.table(view({ settings: { level: 'kelurahan', order: 'most' } })).rows.map(({ area }) => area)

  expect(names).toEqual(['Kersamenak', 'Sukajaya (Purbaratu)', 'Sukajaya (Bungursari)'])
})

test('the ranking follows area, level and order', () => {
  expect(urutan.table(view({ filter: { area: '32.78.09' } })).rows).toEqual([{ rank: '1', area: 'Sukajaya', people: '6.891' }])
  expect(urutan.summary(view({ settings: { level: 'kecamatan', order: 'fewest' } }))).toBe('Tersedikit: Bungursari, 64.276 jiwa (2023).')
})
