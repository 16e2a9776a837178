import { Hono } from 'hono'
import type { SimulatedSource } from '../world/source.ts'
import { priceHistory } from './price-history.ts'

function dayOf(text: string | undefined, fallback: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? String(text) : fallback
}

/** PIHPS’s CSV export: semicolons, `-` for missing, days as DD/MM/YYYY, workdays only. */
export const pihps: SimulatedSource = {
  id: 'pihps',
  title: 'PIHPS Bank Indonesia',
  app: (world) =>
    new Hono().get('/ekspor.csv', (context) => {
      const from = dayOf(context.req.query('dari'), '2024-12-19')
      const until = dayOf(context.req.query('sampai'), '9999-12-31')
      const lines = priceHistory(world)
        .filter(({ day }) => day >= from && day <= until)
        .map(({ commodity, day, market, price }, index) =>
          [index + 1, commodity, day.split('-').toReversed().join('/'), 'Jawa Barat', 'Kota Tasikmalaya', market, price ?? '-'].join(';'),
        )
      return context.text(['No;Komoditas;Tanggal;Provinsi;Kota / Kelurahan;Pasar;Harga (Rp)', ...lines].join('\r\n'), 200, {
        'content-type': 'text/csv; charset=utf-8',
      })
    }),
}
