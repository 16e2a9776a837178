import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { prices } from './prices.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'data', 'harga-pangan')
const files: Record<string, string> = { 'Cabai Rawit Merah': 'cabe_rawit', 'Bawang Merah': 'bawang_merah', 'Telur Ayam': 'telur_ayam' }

/** Prices of both markets by day, as the real export has them. */
function realPrices(commodity: string): Map<string, (number | null)[]> {
  const found = new Map<string, (number | null)[]>()
  for (const line of readFileSync(join(folder, `harga_pangan_${files[commodity]}_pihps.csv`), 'utf8').split(/\r?\n/)) {
    const [, , date = '', , city, market, price] = line.split(';')
    if (city !== 'Kota Tasikmalaya') continue
    const day = date.split('/').toReversed().join('-')
    const pair = found.get(day) ?? [null, null]
    pair[market === 'Pasar Pancasila' ? 0 : 1] = price === '-' ? null : Number(price)
    found.set(day, pair)
  }
  return found
}

test('published prices reach a year back at least every week and are daily in the last quarter', () => {
  for (const rows of Object.values(prices)) {
    const days = rows.map(([day]) => day)
    const gaps = days.slice(1).map((day, index) => (Date.parse(day) - Date.parse(days[index] ?? '')) / 86_400_000)
    expect(days[0]).toBe('2024-12-19')
    expect(days.at(-1)).toBe('2025-12-19')
    expect(Math.max(...gaps)).toBeLessThanOrEqual(7)
    expect(days.filter((day) => day >= '2025-10-01')).toHaveLength(58)
  }
})

describe.skipIf(!existsSync(folder))('published prices (shared data)', () => {
  test.each(Object.keys(files))('of %s are those of PIHPS, unchanged', (commodity) => {
    const real = realPrices(commodity)

    const rows = prices[commodity] ?? []
    expect(rows.map(([day, pancasila, cikurubuk]) => [day, pancasila, cikurubuk])).toEqual(
      rows.map(([day]) => [day, ...(real.get(day) ?? ['no such day'])]),
    )
  })
})
