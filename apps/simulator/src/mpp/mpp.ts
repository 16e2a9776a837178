import { Hono } from 'hono'
import { chance, drift } from '../world/chance.ts'
import type { SimulatedSource, World } from '../world/source.ts'
import { counters } from './counters.ts'
import { servicesOffered } from './services.ts'

const changesEveryMs = 4_000

interface CounterState {
  nomor: string
  gerai: string
  buka: boolean
  menunggu: number
  terlama_menit: number
  dilayani: number
}

const wib = 7 * 3_600_000

/** How busy the hour is, from 0 to 1: most at half past nine and half past thirteen. Unlike the real mall this one never closes, since a demo may be given in the evening. */
function rush(at: number): number {
  const hour = ((at + wib) % 86_400_000) / 3_600_000
  const peak = (centre: number, width: number) => Math.exp(-(((hour - centre) / width) ** 2))
  return Math.min(1, 0.6 + 0.5 * peak(9.5, 2) + 0.45 * peak(13.5, 1.6))
}

/** A counter at an instant. Some are closed for the day; crowds come and go over some minutes and change every few seconds. */
function counterAt(world: World, index: number): CounterState {
  const at = Math.floor(world.now() / changesEveryMs) * changesEveryMs
  const day = Math.floor((at + wib) / 86_400_000)
  const name = counters[index] ?? ''
  const isOpen = chance(world.seed, name, day) > 0.13
  const size = 3 + chance(world.seed, name, 'size') * 20
  const crowd = drift(world.seed, at, 240_000, name) * size * rush(at) + (chance(world.seed, name, at) - 0.5) * 3
  const waiting = isOpen ? Math.max(0, Math.round(crowd)) : 0
  const pace = 1.2 + chance(world.seed, name, 'pace') * 2.2
  return {
    nomor: String(index + 1).padStart(2, '0'),
    gerai: name,
    buka: isOpen,
    menunggu: waiting,
    terlama_menit: waiting === 0 ? 0 : Math.round(waiting * pace + 2),
    dilayani: isOpen ? Math.floor((((at + wib) % 86_400_000) / 86_400_000) * (60 + chance(world.seed, name, day, 'served') * 120)) : 0,
  }
}

/** The queue machine of the public service mall. */
export const mpp: SimulatedSource = {
  id: 'mpp',
  title: 'Mesin antrean MPP',
  app: (world) =>
    new Hono()
      .get('/antrean', (context) =>
        context.json({ waktu: new Date(world.now()).toISOString(), gerai: counters.map((_, index) => counterAt(world, index)) }),
      )
      .get('/layanan', (context) =>
        context.json({
          layanan: counters.map((gerai, index) => ({
            nomor: String(index + 1).padStart(2, '0'),
            gerai,
            jumlah: String(servicesOffered[index]),
          })),
        }),
      )
      .get('/gerai/:nomor', (context) => {
        const index = Number(context.req.param('nomor')) - 1
        if (!Number.isInteger(index) || index < 0 || index >= counters.length) return context.json({ galat: 'Gerai tidak dikenal' }, 404)
        const now = world.now()
        const last = Array.from({ length: 61 }, (_, step) => now - (60 - step) * 60_000).map((at) => ({
          waktu: new Date(at).toISOString(),
          menunggu: counterAt({ seed: world.seed, now: () => at }, index).menunggu,
        }))
        return context.json({ ...counterAt(world, index), riwayat: last })
      }),
}
