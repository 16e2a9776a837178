import { Hono } from 'hono'
import { localDay, localTime } from '../world/city-time.ts'
import type { SimulatedSource, World } from '../world/source.ts'
import { realisedAt, revenueKinds } from './revenue.ts'

const wib = 7 * 3_600_000
const day = 86_400_000

function rupiah(value: number): string {
  return `Rp ${String(value).replace(/\B(?=(\d{3})+$)/g, '.')},00`
}

function totalAt(world: World, at: number): number {
  return revenueKinds.reduce((sum, kind) => sum + realisedAt(world, kind, at), 0)
}

/** Last moments of every seventh day of the year before now. */
function weekEnds(now: number): number[] {
  const start = Date.UTC(new Date(now + wib).getUTCFullYear(), 0, 1) - wib
  return Array.from({ length: Math.floor((now - start) / (7 * day)) }, (_, week) => start + (week + 1) * 7 * day - 1_000)
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
        if ((context.req.query('tahun') ?? year) !== year)
          return context.json({ status: 'GAGAL', pesan: 'Tahun anggaran belum dibuka', data: null })
        const midnight = Date.parse(`${localDay(now)}T00:00:00Z`) - wib
        return context.json({
          status: 'OK',
          pesan: '',
          waktu: localTime(now),
          tahun: year,
          data: revenueKinds.map((kind) => ({
            kode_rekening: kind.code,
            uraian: kind.name,
            target: `${kind.target}.00`,
            realisasi: rupiah(realisedAt(world, kind, now)),
            hari_ini: `${realisedAt(world, kind, now) - realisedAt(world, kind, midnight)}.00`,
          })),
        })
      })
      .get('/api/kumulatif.php', (context) => {
        const now = world.now()
        return context.json({
          status: 'OK',
          pesan: '',
          waktu: localTime(now),
          tahun: String(new Date(now + wib).getUTCFullYear()),
          data: weekEnds(now).map((end) => ({ tanggal: localDay(end), kumulatif: `${totalAt(world, end)}.00` })),
        })
      }),
}
