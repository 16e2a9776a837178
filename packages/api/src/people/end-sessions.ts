import { addAuditEvent } from '@wadah/db/audit'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { actorOf } from '../actor.ts'
import { administer, personSchema } from './administer.ts'
import { otherPerson } from './other-person.ts'

export const endSessions = administer.input(personSchema).mutation(async ({ ctx, input }): Promise<{ ended: number }> => {
  const person = await otherPerson(ctx, input.id)
  const at = new Date(ctx.services.now())
  return ctx.database.transaction(async (tx) => {
    const ended = await endOtherSessions(tx, person.id, undefined)
    const details = { name: person.name, sessions: ended }
    await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'person.sessions.end', subject: person.id, details })
    return { ended }
  })
})
