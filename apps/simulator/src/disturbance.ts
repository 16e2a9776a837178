import type { Context, Next } from 'hono'
import type { World } from './world/source.ts'

/** How a source may be made to behave. */
export const modes = ['normal', 'slow', 'fail', 'html', 'freeze', 'gone'] as const
export type Mode = (typeof modes)[number]

const slowMs = 15_000
const maintenancePage =
  '<!doctype html><html><body><h1>Sedang dalam pemeliharaan</h1><p>Silakan kembali beberapa saat lagi.</p></body></html>'

/** One source's misbehaviour: it can be slow, fail, answer HTML with status 200, stand still, or go away. */
export interface Disturbance {
  mode(): Mode
  setMode(mode: Mode): void
  /** The world as the source sees it; its clock stands still while it is frozen. */
  world: World
  middleware(context: Context, next: Next): Promise<Response | void>
}

/** Makes the misbehaviour of one source. `wait` is how slowness passes; tests give their own. */
export function createDisturbance(world: World, wait: (ms: number) => Promise<void>): Disturbance {
  let mode: Mode = 'normal'
  let frozenAt: number | undefined
  return {
    mode: () => mode,
    setMode: (next) => {
      frozenAt = next === 'freeze' ? (frozenAt ?? world.now()) : undefined
      mode = next
    },
    world: { seed: world.seed, now: () => frozenAt ?? world.now() },
    middleware: async (context, next) => {
      if (mode === 'slow') await wait(slowMs)
      if (mode === 'fail') return context.text('Internal Server Error', 500)
      if (mode === 'html') return context.html(maintenancePage, 200)
      if (mode === 'gone') {
        // The connection falls without an answer, as when the machine behind it is switched off.
        const { incoming } = context.env as { incoming?: { socket: { destroy(): void } } }
        incoming?.socket.destroy()
        return context.body(null, 500)
      }
      return next()
    },
  }
}
