import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runAdapter } from '@wadah/plugin-sdk/testing'
import { describe, expect, test } from 'vitest'
import { comparePrice, meanAt } from './compare-prices.ts'
import { commodities } from './commodities.ts'
import type { Prices } from './contract.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'harga-pangan')
const files = ['cabe_rawit', 'bawang_merah', 'telur_ayam'].map((name) => join(folder, `harga_pangan_${name}_pihps.csv`))

/** The three real exports as PIHPS would send them for a stretch of days: every city of the province. */
function exportSince(from: string): string {
  const [header = ''] = readFileSync(files[0] ?? '', 'utf8').split(/\r?\n/)
  const rows = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => (line.split(';')[2] ?? '').split('/').toReversed().join('-') >= from && line !== ''),
  )
  return [header, ...rows].join('\n')
}

describe.skipIf(!existsSync(folder))('real prices of PIHPS (shared data)', () => {
  test('on 19 December 2025 are what was counted by hand, a week and a year before too', async () => {
    const { output } = await runAdapter<Prices>({
      pluginDir: join(import.meta.dirname, '..'),
      procedure: 'harga',
      now: '2025-12-19T05:00:00Z',
      http: { pihps: ({ query }) => exportSince(query?.['dari'] ?? '') },
    })

    const found = commodities.map((commodity) => {
      const prices = output[commodity]
      const at = (market: string) => prices.findLast((price) => price.market === market)?.price
      return [
        at('Pasar Pancasila'),
        at('Pasar Cikurubuk'),
        comparePrice(prices)?.mean,
        meanAt(prices, '2025-12-12'),
        meanAt(prices, '2024-12-19'),
      ]
    })
    expect(output.day).toBe('2025-12-19')
    expect(found).toEqual([
      [60_000, 82_500, 71_250, 87_500, 42_500],
      [41_000, 47_500, 44_250, 47_500, 41_500],
      [30_250, 30_750, 30_500, 30_125, 30_000],
    ])
    const chilli = comparePrice(output.cabai)
    expect(chilli?.week).toBeCloseTo(-0.1857, 4)
    expect(chilli?.year).toBeCloseTo(0.6765, 4)
  })
})
