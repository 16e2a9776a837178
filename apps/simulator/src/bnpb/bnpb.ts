import { Hono } from 'hono'
import { impacts } from '../published/disaster-impacts.ts'
import type { SimulatedSource } from '../world/source.ts'

/** BNPB's own count of flood events of the city: dotted codes, one row a year. Published figures, unchanged. */
export const bnpb: SimulatedSource = {
  id: 'bnpb',
  title: 'BNPB DIBI (banjir)',
  app: () =>
    new Hono().get('/dibi/kejadian', (context) =>
      context.json({
        kode_kabupaten: context.req.query('kode') ?? '32.78',
        jenis: 'Banjir',
        rekap: impacts.map(([tahun, kejadian, menderita_mengungsi, rumah_terendam]) => ({ tahun: String(tahun), kejadian, menderita_mengungsi, rumah_terendam })),
      }),
    ),
}
