import type { Hono } from 'hono'

/** What simulated sources read: their clock and the seed of their chances. */
export interface World {
  /** Epoch milliseconds; stands still for a frozen source. */
  now(): number
  seed: number
}

/** A stand-in for one source system of an OPD, speaking its protocol. Mounted below `/<id>`. */
export interface SimulatedSource {
  id: string
  /** Shown in the demo panel. */
  title: string
  app(world: World): Hono
}
