import { Hono } from 'hono'
import { pricesSource, pricesUntil } from '../published/prices.ts'
import type { SimulatedSource } from '../world/source.ts'
import { priceHistory } from './price-history.ts'

const header = 'No;Komoditas;Tanggal;Provinsi;Kota / Kelurahan;Pasar;Harga (Rp)'

function dayOf(text: string | undefined, fallback: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? String(text) : fallback
}

/** PIHPS’s CSV export: semicolons, `-` for missing, days as DD/MM/YYYY, workdays only. `/tentang` says which part is published, and by whom. */
export const pihps: SimulatedSource = {
  id: 'pihps',
  title: 'PIHPS Bank Indonesia',
  app: (world) =>
    new Hono()
      .get('/ekspor.csv', (context) => {
        const from = dayOf(context.req.query('dari'), '2024-12-19')
        const until = dayOf(context.req.query('sampai'), '9999-12-31')
        const wanted = context.req.query('komoditas')
        const lines = priceHistory(world)
          .filter(({ commodity, day }) => day >= from && day <= until && (wanted === undefined || commodity === wanted))
          .map(({ commodity, day, market, price }, index) =>
            [index + 1, commodity, day.split('-').toReversed().join('/'), 'Jawa Barat', 'Kota Tasikmalaya', market, price ?? '-'].join(';'),
          )
        return context.text([header, ...lines].join('\r\n'), 200, { 'content-type': 'text/csv; charset=utf-8' })
      })
      .get('/tentang', (context) => context.json({ ...pricesSource, until: pricesUntil })),
}
