import { initAdapter } from '@wadah/plugin-sdk/adapter'
import type { Commodity } from './commodities.ts'
import { pricesSchema, type Prices } from './contract.ts'
import { shiftDay } from './days.ts'
import { mergePrices, reachDays, type Names } from './merge-prices.ts'
import { priceMetadata } from './metadata.ts'
import { readPihps } from './read-pihps.ts'

const { router, procedure } = initAdapter()

const text = (id: string, en: string) => ({ id, en })

/** Days read again each time, since PIHPS corrects prices late. */
const overlapDays = 10

function measure(name: Commodity, title: { id: string; en: string }, plausible: { min: number; max: number; maxStep: number }) {
  return {
    name,
    title,
    unit: text('Rp/kg', 'Rp/kg'),
    direction: 'none' as const,
    value: `${name}[].price`,
    period: `${name}[].day`,
    series: `${name}[].market`,
    plausible,
  }
}

export const adapter = router({
  harga: procedure
    .meta({
      kind: 'feed',
      title: text('Harga bahan pokok', 'Staple prices'),
      poll: '10m',
      cadence: '1d',
      grace: '12h',
      calendar: 'workdays',
      basis: 'period',
      period: 'day',
      classification: 'public',
      connections: ['pihps'],
      // Ranges are wider than the seven years 2019–2025; the largest step in a day then was 63 % (chilli), 60 % (shallot), 13 % (eggs).
      measures: [
        measure('cabai', text('Cabai rawit merah', 'Red bird’s-eye chilli'), { min: 5_000, max: 250_000, maxStep: 1 }),
        measure('bawang', text('Bawang merah', 'Shallot'), { min: 5_000, max: 150_000, maxStep: 0.9 }),
        measure('telur', text('Telur ayam', 'Eggs'), { min: 8_000, max: 70_000, maxStep: 0.4 }),
      ],
      metadata: priceMetadata,
    })
    .output(pricesSchema)
    .query(async ({ ctx }) => {
      const known = ctx.previous<Prices>()
      const newest = ctx.state.get<{ day: string }>()?.day
      const today = new Date(ctx.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
      const reach = shiftDay(today, -reachDays)
      const since = ctx.backfill?.since.slice(0, 10) ?? reach
      const from = known === undefined || newest === undefined ? (since > reach ? since : reach) : shiftDay(newest, -overlapDays)
      const answer = await ctx.http.get('pihps', '/ekspor.csv', { query: { dari: from, sampai: today } })
      const { rows, skipped } = readPihps(answer.text())
      if (skipped > 0) await ctx.log.warn(`${skipped} rows of PIHPS could not be read.`)
      const prices = mergePrices(known, rows, ctx.config<Names>())
      await ctx.state.set({ day: prices.day })
      return prices
    }),
})

export type Adapter = typeof adapter
