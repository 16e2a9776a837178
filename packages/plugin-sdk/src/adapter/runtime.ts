import type { AnyTRPCRouter } from '@trpc/server'
import { listProcedures, type AdapterMiddleware } from './adapter-router.ts'
import { createGuestContext, type HostCall, type RunContext } from './guest-context.ts'

interface GuestGlobals {
  __wadahHost?: HostCall
  __wadahAdapter?: { procedures(): string; call(name: string, inputJson: string, contextJson: string): Promise<string> }
}

/**
 * Offers an adapter to the host that evaluates its bundle. The pack step calls it; authors never do.
 *
 * @internal
 */
export function serveAdapter(adapter: AnyTRPCRouter): void {
  const globals = globalThis as GuestGlobals
  const hostCall = globals.__wadahHost
  delete globals.__wadahHost
  if (!hostCall) throw new Error('This bundle runs in the sandbox of Wadah only.')
  const procedures = listProcedures(adapter)
  for (const { middlewares } of procedures) passOutputThrough(middlewares)
  globals.__wadahAdapter = {
    procedures: () => JSON.stringify(procedures.map(({ name, meta }) => ({ name, kind: meta?.kind ?? 'query' }))),
    call: async (name, inputJson, contextJson) => {
      const procedure = procedures.find((candidate) => candidate.name === name)
      if (!procedure) throw new Error(`The adapter has no procedure “${name}”.`)
      const context = createGuestContext(hostCall, JSON.parse(contextJson) as RunContext)
      const caller = adapter.createCaller(context) as Record<string, (input: unknown) => Promise<unknown>>
      const output = await caller[name]?.(JSON.parse(inputJson) ?? undefined)
      return JSON.stringify(output ?? null)
    },
  }
}

/** The host validates output against the recorded contract; parsing it here too would cost most of a run's time in the interpreter. */
function passOutputThrough(middlewares: AdapterMiddleware[]): void {
  middlewares.forEach((middleware, index) => {
    if (middleware._type === 'output') middlewares[index] = (options) => options.next()
  })
}
