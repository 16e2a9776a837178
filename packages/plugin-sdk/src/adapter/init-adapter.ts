import { initTRPC } from '@trpc/server'
import type { ProcedureMetaInput } from '@wadah/contracts/feed-meta'
import type { AdapterContext } from './adapter-context.ts'

/**
 * Gives the router and procedure builders of an adapter: a real tRPC, whose context is the granted capabilities.
 *
 * @example
 * ```ts
 * const { router, procedure } = initAdapter()
 * export const adapter = router({
 *   siaga: procedure.meta({ kind: 'feed', ... }).output(schema).query(async ({ ctx }) => (await ctx.http.get('armada', '/')).json()),
 * })
 * export type Adapter = typeof adapter
 * ```
 * @public
 */
export function initAdapter() {
  const t = initTRPC
    .context<AdapterContext>()
    .meta<ProcedureMetaInput>()
    // The sandbox has no process to ask, and its errors are shaped by the host.
    .create({ isServer: true, isDev: false, allowOutsideOfServer: true })
  return { router: t.router, procedure: t.procedure }
}
