import { addAuditEvent } from '@wadah/db/audit'
import { CodedError } from '@wadah/errors'
import { makeAccessLink, type NewAccessLink } from '../account/access-link.ts'
import { actorOf } from '../actor.ts'
import { administer, personSchema } from './administer.ts'
import { otherPerson } from './other-person.ts'

/** A one-time link for whoever lost the invitation or forgot the password. The old password serves until the link is used. */
export const renewLink = administer.input(personSchema).mutation(async ({ ctx, input }): Promise<NewAccessLink> => {
  const person = await otherPerson(ctx, input.id)
  if (person.disabledAt !== null) throw new CodedError('invalid_input', 'This person may not sign in; let them in first.')
  const { password } = await ctx.services.identity.waysOf(person)
  const purpose = password ? 'reset' : 'invitation'
  const now = ctx.services.now()
  const by = actorOf(ctx.caller)
  return ctx.database.transaction(async (tx) => {
    await addAuditEvent(tx, { at: new Date(now), actor: by, action: 'person.link', subject: person.id, details: { purpose } })
    return makeAccessLink(tx, { userId: person.id, purpose, by: by.name, now })
  })
})
