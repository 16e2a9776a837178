import { Hono } from 'hono'
import { impacts, impactsSource } from '../published/disaster-impacts.ts'
import type { SimulatedSource } from '../world/source.ts'

const cityCode = '32.78'

/** BNPB's own count of flood events of the city: dotted codes, years as texts, one row a year. Published figures, unchanged; it knows no other city. */
export const bnpb: SimulatedSource = {
  id: 'bnpb',
  title: 'BNPB DIBI (banjir)',
  app: () =>
    new Hono()
      .get('/tentang', (context) => context.json(impactsSource))
      .get('/dibi/kejadian', (context) => {
        const code = context.req.query('kode') ?? cityCode
        const known = code === cityCode ? impacts : []
        return context.json({
          kode_kabupaten: code,
          jenis: 'Banjir',
          rekap: known.map(([tahun, kejadian, menderita_mengungsi, rumah_terendam]) => ({
            tahun: String(tahun),
            kejadian,
            menderita_mengungsi,
            rumah_terendam,
          })),
        })
      }),
}
