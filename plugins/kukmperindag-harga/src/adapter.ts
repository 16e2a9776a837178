import { initAdapter } from '@wadah/plugin-sdk/adapter'
import * as z from 'zod'
import { readPihps } from './read-pihps.ts'

const { router, procedure } = initAdapter()

const commodityKeys = ['cabai', 'bawang', 'telur'] as const
type CommodityKey = (typeof commodityKeys)[number]

const output = z.object({
  day: z.iso.date(),
  points: z
    .array(
      z.object({
        commodity: z.enum(commodityKeys),
        market: z.string().max(60),
        series: z.string().max(80),
        day: z.iso.date(),
        price: z.number().min(0).nullable(),
      }),
    )
    .max(20_000),
})
type Prices = z.infer<typeof output>

/** Days kept in the snapshot; the host keeps the whole series as a measure. */
const keptDays = 420
/** Days read again each time, since PIHPS corrects prices late. */
const overlapDays = 10

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

export const adapter = router({
  harga: procedure
    .meta({
      kind: 'feed',
      title: { id: 'Harga bahan pokok', en: 'Staple prices' },
      poll: '10m',
      cadence: '1d',
      grace: '12h',
      calendar: 'workdays',
      basis: 'period',
      period: 'day',
      classification: 'public',
      connections: ['pihps'],
      measures: [
        {
          name: 'harga',
          title: { id: 'Harga per kilogram', en: 'Price per kilogram' },
          unit: { id: 'Rp/kg', en: 'Rp/kg' },
          direction: 'none',
          value: 'points[].price',
          period: 'points[].day',
          series: 'points[].series',
          plausible: { min: 500, max: 500_000, maxStep: 1.5 },
        },
      ],
      metadata: {
        concept: { id: 'Harga bahan pokok', en: 'Staple price' },
        definition: { id: 'Harga eceran di pasar tradisional pada hari kerja.', en: 'Retail price at traditional markets on workdays.' },
        classification: 'per komoditas, per pasar',
        measure: { id: 'Harga per kilogram', en: 'Price per kilogram' },
        unit: { id: 'rupiah per kilogram', en: 'rupiah per kilogram' },
        producer: 'PIHPS, Bank Indonesia',
        source: 'PIHPS',
        smallestArea: 'titik',
        frequency: { id: 'harian, hari kerja', en: 'daily, workdays' },
        licence: 'Data pemerintah terbuka',
        url: 'https://www.bi.go.id/hargapangan',
      },
    })
    .output(output)
    .query(async ({ ctx }) => {
      const names = ctx.config<{ city: string } & Record<CommodityKey, string>>()
      const former = ctx.previous<Prices>()
      const newest = ctx.state.get<{ day: string }>()?.day
      const today = new Date(ctx.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
      const from = newest === undefined || former === undefined ? (ctx.backfill?.since.slice(0, 10) ?? daysBefore(today, keptDays + 30)) : daysBefore(newest, overlapDays)
      const { rows, skipped } = readPihps((await ctx.http.get('pihps', '/ekspor.csv', { query: { dari: from, sampai: today } })).text())
      if (skipped > 0) await ctx.log.warn(`${skipped} rows of PIHPS could not be read.`)

      const points = new Map((former?.points ?? []).map((point) => [`${point.series}|${point.day}`, point]))
      for (const { commodity: name, city, market, day, price } of rows) {
        const commodity = commodityKeys.find((key) => names[key].toLowerCase() === name.toLowerCase())
        if (commodity === undefined || city !== names.city) continue
        const point = { commodity, market, series: `${name} · ${market}`, day, price }
        points.set(`${point.series}|${day}`, point)
      }
      const days = [...points.values()].filter((point) => point.price !== null).map((point) => point.day)
      const day = days.toSorted().at(-1)
      if (day === undefined) throw Object.assign(new Error(`PIHPS has no price of ${names.city} since ${from}.`), { name: 'CodedError', code: 'source_shape', details: {} })
      await ctx.state.set({ day })
      const oldest = daysBefore(day, keptDays)
      return { day, points: [...points.values()].filter((point) => point.day >= oldest).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.series < b.series ? -1 : 1)) }
    }),
})

export type Adapter = typeof adapter
