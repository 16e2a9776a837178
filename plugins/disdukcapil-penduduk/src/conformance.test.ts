// @vitest-environment jsdom
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { areas, pluginDir } from './testing/sources.ts'
import peta from './widgets/peta.tsx'
import piramida from './widgets/piramida.tsx'
import tren from './widgets/tren.tsx'
import urutan from './widgets/urutan.tsx'

const penduduk = {
  newestYear: '2023',
  years: ['2022', '2023'],
  areas: areas.flatMap(({ code }, index) => ['2022', '2023'].map((year) => ({ code, year, people: 4_000 + 300 * index }))),
}
const umur = {
  newestYear: '2023',
  years: [{ year: '2023', young: 184_712, working: 518_931, old: 54_172, dependency: 46.03 }],
  groups: Array.from({ length: 15 }, (_, index) => ({
    year: '2023',
    group: `${index * 5}–${index * 5 + 4}`,
    male: 29_706,
    female: 27_928,
  })),
}

test.each([
  ['peta', peta],
  ['urutan', urutan],
  ['tren', tren],
  ['piramida', piramida],
])('%s keeps what every host relies on', async (widget, definition) => {
  const data: Record<string, unknown> = widget === 'piramida' ? { umur } : { penduduk }

  expect(await conformance({ pluginDir, widget, definition, data, areas })).toEqual([])
})
