import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

const passwordSchema = z.string().min(1).max(400)

export const changePassword = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .input(z.strictObject({ current: passwordSchema.optional(), password: passwordSchema }))
  .mutation(async ({ ctx, input }): Promise<{ ended: number }> => {
    const { identity } = ctx.services
    const person = await ownPerson(ctx)
    const { password: hasPassword } = await identity.waysOf(person)
    if (hasPassword && !(input.current !== undefined && (await identity.checkPassword(person, input.current)))) {
      throw new CodedError('invalid_input', 'The present password is not right.', { details: { field: 'current' } })
    }
    await identity.setPassword(person, input.password)
    const at = new Date(ctx.services.now())
    return ctx.database.transaction(async (tx) => {
      const ended = await endOtherSessions(tx, person.id, identity.session)
      const details = { endedSessions: ended }
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'account.password', subject: person.id, details })
      return { ended }
    })
  })
