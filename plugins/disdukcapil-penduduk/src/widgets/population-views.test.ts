// @vitest-environment jsdom
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { describe, expect, test } from 'vitest'
import { areas, pluginDir } from '../testing/sources.ts'
import peta from './peta.tsx'
import piramida from './piramida.tsx'
import tren from './tren.tsx'
import urutan from './urutan.tsx'

const kecamatan = areas.filter(({ level }) => level === 'kecamatan')
const penduduk = {
  newestYear: '2023',
  years: ['2022', '2023'],
  areas: [
    { code: '32.78', year: '2022', people: 746_710 },
    { code: '32.78', year: '2023', people: 757_815 },
    { code: '32.78.05', year: '2022', people: 101_289 },
    { code: '32.78.05', year: '2023', people: 103_185 },
    // All but Tawang, which reported nothing.
    ...kecamatan.filter(({ name }) => name !== 'Kawalu' && name !== 'Tawang').map(({ code }) => ({ code, year: '2023', people: 60_000 })),
  ],
}
const umur = {
  newestYear: '2023',
  years: [{ year: '2023', young: 184_712, working: 518_931, old: 54_172, dependency: 46.03 }],
  groups: [
    { year: '2023', group: '0–4', male: 29_706, female: 27_928 },
    { year: '2023', group: '75+', male: 7_454, female: 9_557 },
  ],
}
const slot = (width: number, height: number, size: 'small' | 'medium' | 'large') => ({
  width,
  height,
  class: size,
  density: 'desk' as const,
  unit: 1,
})
const draw = (definition: DrawWidgetOptions['definition'], init: DrawWidgetOptions['init'] = {}) => {
  const data: Record<string, unknown> = definition === piramida ? { umur } : { penduduk }
  return drawWidget({ pluginDir, definition, data, init: { areas, ...init } })
}

describe('the map', () => {
  test('writes each kecamatan’s people on its tile, and a dash where there is no number', async () => {
    const text = (await draw(peta)).text()

    for (const words of ['757.815', 'jiwa', '1,5 %', 'dari 2022', 'Kawalu', '103,2']) expect(text).toContain(words)
    expect(text).toContain('Tawang–')
  })

  test('tells the chosen kecamatan and a year that is not the newest', async () => {
    expect((await draw(peta, { filter: { area: '32.78.05' } })).text()).toContain('103.185jiwa di Kawalu')
    expect((await draw(peta, { filter: { period: '2022' } })).text()).toContain('tahun 2022')
  })

  test('says which year it shows when the asked one has no data', async () => {
    expect((await draw(peta, { filter: { period: '2025' } })).text()).toContain('tahun 2023')
  })

  test('in a small slot is the number alone', async () => {
    expect((await draw(peta, { size: slot(180, 60, 'small') })).text()).toBe('757.815jiwa')
  })
})

test('the trend is named at its end', async () => {
  const text = (await draw(tren)).text()

  for (const words of ['757.815', 'ribu jiwa', 'Kota Tasikmalaya', '757,8']) expect(text).toContain(words)
})

test('the ranking follows its settings', async () => {
  const most = (await draw(urutan, { settings: { level: 'kecamatan', order: 'most' } })).text()

  expect(most.indexOf('Kawalu')).toBeLessThan(most.indexOf('Cipedes'))
  expect(most).not.toContain('Tawang')
})

test('the pyramid has both sexes and the dependency ratio, in both languages', async () => {
  const id = (await draw(piramida)).text()
  const en = (await draw(piramida, { locale: 'en' })).text()

  for (const words of ['46,0', 'rasio ketergantungan', 'laki-laki', 'perempuan', '75+']) expect(id).toContain(words)
  for (const words of ['46.0', 'dependency ratio', 'men', 'women']) expect(en).toContain(words)
})
