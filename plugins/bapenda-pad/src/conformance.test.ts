// @vitest-environment jsdom
import { join } from 'node:path'
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Kinds, Revenue } from './contract.ts'
import jenis from './widgets/jenis.tsx'
import realisasi from './widgets/realisasi.tsx'

const pluginDir = join(import.meta.dirname, '..')
const pad: Revenue = {
  observedAt: '2025-12-19T07:02:00Z',
  year: '2025',
  target: 440_260_000_000,
  realised: 411_800_000_000,
  today: 1_234_567,
  due: 0.9665,
  path: [0.2, 0.45, 0.75, 1],
  weeks: [
    { day: '2025-09-30', total: 320_000_000_000 },
    { day: '2025-10-28', total: 338_000_000_000 },
  ],
}
const kinds: Kinds = {
  observedAt: pad.observedAt,
  year: '2025',
  due: 0.9,
  kinds: Array.from({ length: 14 }, (_, index) => ({
    code: `4.1.01.${index + 1}`,
    name: `PBJT jasa nomor ${index + 1}`,
    target: 100,
    realised: 70 + index,
  })),
}

test.each([
  ['realisasi', realisasi, { pad }],
  ['jenis', jenis, { jenis: kinds }],
])('%s keeps what every host relies on', async (widget, definition, data) => {
  expect(await conformance({ pluginDir, widget, definition, data })).toEqual([])
})
