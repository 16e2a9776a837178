// @vitest-environment jsdom
import { join } from 'node:path'
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Prices } from '../contract.ts'
import { shiftDay } from '../days.ts'
import harga from './harga.tsx'

const pluginDir = join(import.meta.dirname, '..', '..')
const days = Array.from({ length: 400 }, (_, back) => shiftDay('2026-03-02', -back)).toReversed()
const prices: Prices = {
  day: '2026-03-02',
  cabai: days.flatMap((day) => [
    { day, market: 'Pasar Cikurubuk', price: 82_500 },
    { day, market: 'Pasar Pancasila', price: day === '2026-01-05' ? null : 60_000 },
  ]),
  bawang: [],
  telur: [],
}
const slot = (width: number, height: number, size: 'small' | 'medium' | 'large') => ({
  width,
  height,
  class: size,
  density: 'desk' as const,
  unit: 1,
})
const draw = (init: DrawWidgetOptions['init'] = {}, data: Prices | undefined = prices) =>
  drawWidget({ pluginDir, definition: harga, data: { harga: data }, init: { settings: { commodity: 'cabai', span: 'year' }, ...init } })

test('the mean of the markets is the number; each market is named at the end of its line', async () => {
  const text = (await draw()).text()

  for (const words of ['Cabai rawit merah', 'Rp71.250', '/kg', 'sepekan', 'setahun', 'Pancasila', '60.000', 'Cikurubuk', '82.500'])
    expect(text).toContain(words)
})

test('a day without a price is a gap in the line', async () => {
  const drawn = await draw({ size: slot(420, 320, 'large') })

  const lines = [...drawn.root.querySelectorAll('path[stroke-linecap="round"]')].map(
    (path) => (path.getAttribute('d') ?? '').split('M').length - 1,
  )
  expect(lines).toEqual([2, 1])
})

test('a low slot keeps number and commodity on one line', async () => {
  expect((await draw({ size: slot(300, 60, 'small') })).text()).toBe('Rp71.250/kg cabai rawit merah')
})

test('a price of another day than the feed’s newest says its day', async () => {
  expect((await draw({ filter: { period: '2026-01' } })).text()).toContain('Cabai rawit merah pada 31 Jan 2026')
})

test('simulated prices are dotted, also where all that is shown is simulated', async () => {
  const facts = { id: 'harga', simulation: { from: '2025-12-20' } } as never
  const drawn = await draw({
    feeds: [{ name: 'harga', version: 1, data: prices, shown: 'fresh', facts }],
    settings: { commodity: 'cabai', span: 'year' },
  })
  const later = await draw({
    feeds: [
      {
        name: 'harga',
        version: 1,
        data: prices,
        shown: 'fresh',
        facts: { ...(facts as object), simulation: { from: '2025-01-01' } } as never,
      },
    ],
  })

  const dotted = (root: HTMLElement) => root.querySelectorAll('path[stroke-linecap="round"][stroke-dasharray]').length
  expect(drawn.text()).toContain('simulasi mulai 20 Des')
  expect([dotted(drawn.root), dotted(later.root)]).toEqual([2, 2])
  expect(later.text()).not.toContain('simulasi')
})

test('a period of the board without prices says so', async () => {
  expect((await draw({ filter: { period: '2019' } })).text()).toBe('Tidak ada harga pada periode ini.')
})

test('the board’s locale is followed', async () => {
  expect((await draw({ locale: 'en' })).text()).toContain('in a year')
})
