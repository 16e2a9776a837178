import { addAuditEvent } from '@wadah/db/audit'
import { removePasskeys, removeSecondFactor } from '@wadah/db/credentials'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { actorOf } from '../actor.ts'
import { administer, personSchema } from './administer.ts'
import { otherPerson } from './other-person.ts'

/** For whoever lost their phone: app, recovery codes and passkeys are gone, and so is every session opened with them. */
export const resetSecondFactor = administer.input(personSchema).mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
  const person = await otherPerson(ctx, input.id)
  const at = new Date(ctx.services.now())
  await ctx.database.transaction(async (tx) => {
    await removeSecondFactor(tx, person.id)
    await removePasskeys(tx, person.id)
    await endOtherSessions(tx, person.id, undefined)
    const details = { name: person.name }
    await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'person.secondFactor.reset', subject: person.id, details })
  })
  await ctx.services.identity.forgetFailures(person)
  return { ok: true }
})
