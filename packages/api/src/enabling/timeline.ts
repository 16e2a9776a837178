import * as z from 'zod'
import { pluginIdSchema } from '@wadah/contracts/ids'
import { listCurationEvents } from '@wadah/db/releases'
import { procedure } from '../procedure.ts'

/** One thing that happened to a plugin, the newest first. */
export interface EnablingEvent {
  id: number
  at: string
  plugin: string
  version: string | undefined
  kind: string
  by: string
  reason: string | undefined
}

export const timeline = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator', 'auditor'] } })
  .input(z.strictObject({ plugin: pluginIdSchema.optional() }).default({}))
  .query(async ({ ctx, input }): Promise<EnablingEvent[]> => {
    const rows = await listCurationEvents(ctx.database, { plugin: input.plugin, limit: 200 })
    return rows.map(({ id, at, plugin, version, kind, actor, reason }) => ({
      id,
      at: at.toISOString(),
      plugin,
      version: version ?? undefined,
      kind,
      by: actor,
      reason: reason ?? undefined,
    }))
  })
