// @vitest-environment jsdom
import { join } from 'node:path'
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Kinds } from '../contract.ts'
import { sampleRevenue } from '../testing/sample-revenue.ts'
import jenis from './jenis.tsx'
import realisasi from './realisasi.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const kinds: Kinds = {
  observedAt: sampleRevenue.observedAt,
  year: '2025',
  due: 0.9,
  kinds: [
    { code: '4.1.01.15', name: 'PBB-P2', target: 100, realised: 80 },
    { code: '4.1.01.16', name: 'BPHTB', target: 100, realised: 95 },
  ],
}
const small = { width: 160, height: 90, class: 'small', density: 'desk', unit: 1 } as const
const draw = (definition: DrawWidgetOptions['definition'], init: DrawWidgetOptions['init'] = {}) =>
  drawWidget({ pluginDir, definition, data: { pad: sampleRevenue, jenis: kinds }, init })

test('revenue in a large slot says the number, its distance to the path, the quarters and what came in today', async () => {
  const text = (await draw(realisasi)).text()

  for (const words of [
    'Rp411,8',
    'miliar',
    '93,5 %',
    'Rp13,7 miliar di bawah jalur',
    'Masuk hari ini Rp1.234.567',
    'TW III 75',
    '75 % baru tercapai 16 Okt',
    'jalur target',
  ])
    expect(text).toContain(words)
})

test('revenue in a small slot is the number alone', async () => {
  expect((await draw(realisasi, { size: small })).text()).toBe('Rp411,8miliar')
})

test('quarters are named in English, too', async () => {
  expect((await draw(realisasi, { locale: 'en' })).text()).toContain('Q3 75')
})

test('kinds are counted against the path of today', async () => {
  const drawn = await draw(jenis, { settings: { order: 'share' } })

  expect(drawn.text()).toContain('1dari 2 jenis di bawah jalur')
  expect(drawn.text()).toContain('jalur hari ini 90 %')
  expect([...drawn.root.querySelectorAll('title')].map(({ textContent }) => textContent)).toEqual(['PBB-P2: 80 %', 'BPHTB: 95 %'])
})
