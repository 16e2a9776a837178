import { Hono } from 'hono'
import { localTime } from '../world/city-time.ts'
import type { SimulatedSource } from '../world/source.ts'
import { realisedAt, revenueKinds } from './revenue.ts'

const wib = 7 * 3_600_000

function rupiah(value: number): string {
  return `Rp ${String(value).replace(/\B(?=(\d{3})+$)/g, '.')},00`
}

/** A legacy PHP application: numbers as texts in two spellings, local time without a zone, errors with status 200. */
export const simpatda: SimulatedSource = {
  id: 'simpatda',
  title: 'SIMPATDA Bapenda',
  app: (world) =>
    new Hono()
      .get('/api/realisasi.php', (context) => {
        const now = world.now()
        const year = String(new Date(now + wib).getUTCFullYear())
        if ((context.req.query('tahun') ?? year) !== year) return context.json({ status: 'GAGAL', pesan: 'Tahun anggaran belum dibuka', data: null })
        return context.json({
          status: 'OK',
          pesan: '',
          waktu: localTime(now),
          tahun: year,
          data: revenueKinds.map((kind) => ({ kode_rekening: kind.code, uraian: kind.name, target: `${kind.target}.00`, realisasi: rupiah(realisedAt(world, kind, now)) })),
        })
      })
      .get('/api/kumulatif.php', (context) => {
        const now = world.now()
        const year = new Date(now + wib).getUTCFullYear()
        const months = Array.from({ length: new Date(now + wib).getUTCMonth() + 1 }, (_, month) => Math.min(now, Date.UTC(year, month + 1, 1) - wib - 1))
        return context.json({
          status: 'OK',
          pesan: '',
          waktu: localTime(now),
          tahun: String(year),
          data: months.map((end, month) => ({ bulan: String(month + 1).padStart(2, '0'), kumulatif: `${revenueKinds.reduce((sum, kind) => sum + realisedAt(world, kind, end), 0)}.00` })),
        })
      }),
}
