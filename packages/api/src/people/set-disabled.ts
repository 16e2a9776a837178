import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { setDisabled as setRow } from '@wadah/db/people'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { actorOf } from '../actor.ts'
import { administer, personSchema } from './administer.ts'
import { otherPerson } from './other-person.ts'

export const setDisabled = administer
  .input(personSchema.extend({ disabled: z.boolean(), reason: z.string().trim().min(5).max(300) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const person = await otherPerson(ctx, input.id)
    const at = new Date(ctx.services.now())
    const action = input.disabled ? 'person.disable' : 'person.enable'
    const details = { name: person.name, reason: input.reason }
    await ctx.database.transaction(async (tx) => {
      await setRow(tx, person.id, input.disabled ? at : undefined)
      // Whoever is let in again signs in again.
      if (input.disabled) await endOtherSessions(tx, person.id, undefined)
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action, subject: person.id, details })
    })
    return { ok: true }
  })
