import { addAuditEvent } from '@wadah/db/audit'
import { setUserRoles } from '@wadah/db/users'
import { actorOf } from '../actor.ts'
import { administer, personSchema } from './administer.ts'
import { grantSchema, requireGrant } from './grant-rules.ts'
import { otherPerson } from './other-person.ts'

export const setRoles = administer.input(grantSchema.extend(personSchema.shape)).mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
  const person = await otherPerson(ctx, input.id)
  await requireGrant(ctx.database, input)
  const { roles, opd } = input
  const details = { name: person.name, before: { roles: person.roles, opd: person.opd ?? undefined }, after: { roles, opd } }
  await ctx.database.transaction(async (tx) => {
    await setUserRoles(tx, person.id, { roles, opd: opd ?? null })
    const at = new Date(ctx.services.now())
    await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'person.roles', subject: person.id, details })
  })
  return { ok: true }
})
