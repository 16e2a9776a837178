import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { endDeputy as end, findDeputy, heldRoles } from '@wadah/db/deputies'
import { setActingFor } from '@wadah/db/user-sessions'
import { listUsers } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { appoint, appointmentSchema } from '../deputies/appoint.ts'
import { ownPerson } from '../own-person.ts'
import { administrators } from '../people/grant-rules.ts'
import { procedure } from '../procedure.ts'

/** People one may appoint, by name and OPD. */
export const colleagues = procedure.meta({ authority: { kind: 'session' } }).query(async ({ ctx }) => {
  const people = await listUsers(ctx.database)
  return people
    .filter(({ id, disabledAt }) => disabledAt === null && id !== ctx.caller.userId)
    .map(({ id, name, opd }) => ({ id, name, opd: opd ?? undefined }))
})

/** Gives one of one's own roles to another for some days. */
export const appointDeputy = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .input(appointmentSchema)
  .mutation(async ({ ctx, input }) => appoint(ctx, await ownPerson(ctx), input))

/** Ends a deputyship one gave, holds, or administrates. */
export const endDeputy = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const row = await findDeputy(ctx.database, input.id)
    const isConcerned = row !== undefined && (row.fromUser === ctx.caller.userId || row.toUser === ctx.caller.userId)
    const isAdministrator = ctx.caller.roles.some((role) => administrators.includes(role))
    if (row === undefined || (!isConcerned && !isAdministrator)) throw new CodedError('not_found', 'There is no such deputyship.')
    const at = new Date(ctx.services.now())
    const by = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      if (!(await end(tx, row.id, { at, by: by.name }))) throw new CodedError('not_found', 'This deputyship is over already.')
      await addAuditEvent(tx, { at, actor: by, action: 'deputy.end', subject: row.id })
    })
    return { ok: true }
  })

/** Has this session act as the holder of a deputyship of another OPD, or, without one, as its own person again. */
export const actFor = procedure
  .meta({ authority: { kind: 'session', freshProof: true } })
  .input(z.strictObject({ deputyship: z.string().max(64).optional() }))
  .mutation(async ({ ctx, input: { deputyship } }): Promise<{ ok: true }> => {
    const person = await ownPerson(ctx)
    const { session } = ctx.services.identity
    const at = new Date(ctx.services.now())
    const held = (await heldRoles(ctx.database, [person.id], at)).get(person.id) ?? []
    if (session === undefined || (deputyship !== undefined && !held.some(({ id }) => id === deputyship))) {
      throw new CodedError('not_found', 'You hold no such role at present.')
    }
    await ctx.database.transaction(async (tx) => {
      await setActingFor(tx, session, deputyship)
      const action = deputyship === undefined ? 'deputy.actEnd' : 'deputy.act'
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action, subject: deputyship ?? person.id })
    })
    return { ok: true }
  })
