import * as z from 'zod'
import { connectionNameSchema, opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { findConnection, saveConnection } from '@wadah/db/connections'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { runMended } from './run-mended.ts'

// Systems of the city live on its own network; which of them a bridge may reach is decided by who runs that network, not by the OPD.
export const allowPrivate = procedure
  .meta({ authority: { kind: 'roles', roles: ['operator'] } })
  .input(z.strictObject({ opd: opdIdSchema, name: connectionNameSchema, allow: z.boolean() }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      const row = await findConnection(tx, input.opd, input.name)
      if (row === undefined) throw new CodedError('not_found', `${input.opd} has no connection ${input.name}.`)
      await saveConnection(tx, { ...row, allowPrivate: input.allow, updatedAt: at, updatedBy: actor.name })
      const details = { address: row.baseUrl, allow: input.allow }
      await addAuditEvent(tx, { at, actor, action: 'connection.private', subject: `${input.opd}/${input.name}`, details })
    })
    if (input.allow) await runMended(ctx, input)
    return { ok: true }
  })
