import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { endOtherSessions as endOthers, endSession as end } from '@wadah/db/user-sessions'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

export const endSession = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const person = await ownPerson(ctx)
    const at = new Date(ctx.services.now())
    await ctx.database.transaction(async (tx) => {
      if (!(await end(tx, person.id, input.id))) throw new CodedError('not_found', 'You have no such session; it may have ended already.')
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'account.session.end', subject: person.id })
    })
    return { ok: true }
  })

export const endOtherSessions = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .mutation(async ({ ctx }): Promise<{ ended: number }> => {
    const person = await ownPerson(ctx)
    const at = new Date(ctx.services.now())
    return ctx.database.transaction(async (tx) => {
      const ended = await endOthers(tx, person.id, ctx.services.identity.session)
      const details = { sessions: ended }
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'account.session.endOthers', subject: person.id, details })
      return { ended }
    })
  })
