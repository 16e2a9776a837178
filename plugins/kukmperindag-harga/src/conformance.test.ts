// @vitest-environment jsdom
import { join } from 'node:path'
import { conformance } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import type { Prices } from './contract.ts'
import { shiftDay } from './days.ts'
import harga from './widgets/harga.tsx'

const pluginDir = join(import.meta.dirname, '..')
const days = Array.from({ length: 400 }, (_, back) => shiftDay('2026-03-02', -back)).toReversed()
const lines = (price: number) =>
  days.flatMap((day) => [
    { day, market: 'Pasar Cikurubuk', price: price + 2_000 },
    { day, market: 'Pasar Pancasila', price: day === '2026-01-05' ? null : price },
  ])
const prices: Prices = { day: '2026-03-02', cabai: lines(60_000), bawang: lines(41_000), telur: lines(30_000) }

test('harga keeps what every host relies on', async () => {
  expect(await conformance({ pluginDir, widget: 'harga', definition: harga, data: { harga: prices } })).toEqual([])
})
