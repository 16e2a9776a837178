import { Hono } from 'hono'
import { createDisturbance, modes, type Mode } from './disturbance.ts'
import { sources } from './sources.ts'
import type { World } from './world/source.ts'

/** What the simulator needs of the outside. */
export interface SimulatorOptions {
  world: World
  wait(ms: number): Promise<void>
}

/** Makes the simulator: every source below its id, and the door by which the demo panel steers them. */
export function createSimulator({ world, wait }: SimulatorOptions): Hono {
  const app = new Hono()
  const disturbances = new Map(sources.map((source) => [source.id, createDisturbance(world, wait)]))
  for (const source of sources) {
    const disturbance = disturbances.get(source.id)
    if (!disturbance) continue
    app.use(`/${source.id}/*`, disturbance.middleware)
    app.route(`/${source.id}`, source.app(disturbance.world))
  }
  app.get('/_control', (context) =>
    context.json(sources.map(({ id, title }) => ({ source: id, title, mode: disturbances.get(id)?.mode() ?? 'normal' }))),
  )
  app.post('/_control', async (context) => {
    const { source, mode } = (await context.req.json()) as { source?: string; mode?: string }
    const disturbance = disturbances.get(source ?? '')
    if (!disturbance || !modes.includes(mode as Mode)) return context.json({ error: 'Unknown source or mode.' }, 404)
    disturbance.setMode(mode as Mode)
    return context.json({ source, mode })
  })
  return app
}
