import * as z from 'zod'
import { countOf } from './queue.ts'
import { sourceShape } from './source-shape.ts'

export const servicesSchema = z.object({
  total: z.int().min(0),
  counters: z.array(z.object({ number: z.int().min(1).max(99), name: z.string().min(1).max(60), services: z.int().min(0) })).max(60),
})

export type Services = z.infer<typeof servicesSchema>

/** Reads the register of services as the queue machine writes it. Throws `source_shape`. */
export function readServices(raw: { layanan?: unknown }): Services {
  if (!Array.isArray(raw.layanan)) throw sourceShape('The queue machine’s answer names no services.')
  const counters = (raw.layanan as { nomor: string; gerai: string; jumlah: number | string }[]).map(({ nomor, gerai, jumlah }) => ({
    number: countOf(nomor, 'the number of a counter'),
    name: gerai.trim(),
    services: countOf(jumlah, `the services of ${gerai}`),
  }))
  return { total: counters.reduce((sum, { services }) => sum + services, 0), counters }
}
