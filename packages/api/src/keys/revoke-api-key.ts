import * as z from 'zod'
import { findApiKey, revokeApiKey as revokeRow } from '@wadah/db/api-keys'
import { addAuditEvent } from '@wadah/db/audit'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keyKeepers, keyOwners } from './keepers.ts'

/** Makes an API key useless at once and for ever. */
export const revokeApiKey = procedure
  .meta({ authority: { kind: 'roles', roles: [...keyKeepers, ...keyOwners], freshProof: true } })
  .input(z.strictObject({ id: z.string().regex(/^[0-9a-f]{16}$/), reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input: { id, reason } }): Promise<{ ok: true }> => {
    const mayAny = ctx.caller.roles.some((role) => keyKeepers.some((keeper) => keeper === role))
    const found = await findApiKey(ctx.database, id)
    if (found === undefined || (!mayAny && found.opd !== ctx.caller.opd))
      throw new CodedError('not_found', `There is no API key ${id}, or it is another OPD’s.`)
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      if ((await revokeRow(tx, id, { at, by: actor.name, reason })) === undefined)
        throw new CodedError('invalid_input', `API key ${id} was revoked before.`)
      const details = { opd: found.opd, label: found.label, reason }
      await addAuditEvent(tx, { at, actor, action: 'api-key.revoke', subject: id, details })
    })
    return { ok: true }
  })
