// @vitest-environment jsdom
import { join } from 'node:path'
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Kinds } from './contract.ts'
import { sampleRevenue } from './testing/sample-revenue.ts'
import jenis from './widgets/jenis.tsx'
import realisasi from './widgets/realisasi.tsx'

const pluginDir = join(import.meta.dirname, '..')
const kinds: Kinds = {
  observedAt: sampleRevenue.observedAt,
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
  ['realisasi', realisasi, { pad: sampleRevenue }],
  ['jenis', jenis, { jenis: kinds }],
])('%s keeps what every host relies on', async (widget, definition, data) => {
  expect(await conformance({ pluginDir, widget, definition, data })).toEqual([])
})
