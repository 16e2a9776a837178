import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { removePasskey as remove } from '@wadah/db/credentials'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

export const removePasskey = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const person = await ownPerson(ctx)
    const at = new Date(ctx.services.now())
    await ctx.database.transaction(async (tx) => {
      if (!(await remove(tx, person.id, input.id))) throw new CodedError('not_found', 'You have no such passkey.')
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'account.passkey.remove', subject: person.id })
    })
    return { ok: true }
  })
