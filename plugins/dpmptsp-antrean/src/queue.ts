import * as z from 'zod'
import { sourceShape } from './source-shape.ts'

/** One counter. A closed one has no queue: `null`, which is not the same as nobody waiting. */
export const counterSchema = z.object({
  number: z.int().min(1).max(99),
  name: z.string().min(1).max(60),
  open: z.boolean(),
  waiting: z.int().min(0).nullable(),
  longestMinutes: z.int().min(0).nullable(),
  served: z.int().min(0),
})

export const queueSchema = z.object({
  observedAt: z.iso.datetime(),
  waiting: z.int().min(0),
  open: z.int().min(0),
  /** The longest wait of all; absent when nobody waits. */
  longest: z.object({ counter: z.string().max(60), minutes: z.int().min(0) }).nullable(),
  counters: z.array(counterSchema).max(60),
})

export type Counter = z.infer<typeof counterSchema>
export type Queue = z.infer<typeof queueSchema>

/** A counter as the queue machine writes it; counts come as numbers or as texts. */
export interface MachineCounter {
  nomor: string
  gerai: string
  buka: boolean
  menunggu: number | string
  terlama_menit: number | string
  dilayani: number | string
}

/** Reads a count that came as a number or as a text. Throws `source_shape`. */
export function countOf(cell: number | string, what: string): number {
  const count = Number(cell)
  if (cell === '' || !Number.isInteger(count) || count < 0) throw sourceShape(`The queue machine wrote no count for ${what}.`)
  return count
}

/** Reads one counter of the machine. Throws `source_shape`. */
export function readCounter(raw: MachineCounter): Counter {
  const name = raw.gerai?.trim()
  if (!name) throw sourceShape('A counter has no name.')
  return {
    number: countOf(raw.nomor, `the number of ${name}`),
    name,
    open: raw.buka,
    waiting: raw.buka ? countOf(raw.menunggu, `those who wait at ${name}`) : null,
    longestMinutes: raw.buka ? countOf(raw.terlama_menit, `the longest wait at ${name}`) : null,
    served: countOf(raw.dilayani, `those served at ${name}`),
  }
}

/** Reads the machine's answer. Throws `source_shape`. */
export function readQueue(raw: { waktu?: unknown; gerai?: unknown }): Queue {
  if (typeof raw.waktu !== 'string' || !Array.isArray(raw.gerai))
    throw sourceShape('The queue machine’s answer names no time or no counters.')
  const counters = (raw.gerai as MachineCounter[]).map(readCounter)
  const busiest = counters.reduce<Counter | undefined>(
    (most, one) => ((one.longestMinutes ?? 0) > (most?.longestMinutes ?? 0) ? one : most),
    undefined,
  )
  return {
    observedAt: raw.waktu,
    waiting: counters.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0),
    open: counters.filter(({ open }) => open).length,
    longest: busiest ? { counter: busiest.name, minutes: busiest.longestMinutes ?? 0 } : null,
    counters,
  }
}
