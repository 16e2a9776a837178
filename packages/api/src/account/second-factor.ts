import * as z from 'zod'
import { addAuditEvent, audit } from '@wadah/db/audit'
import { removeSecondFactor as remove } from '@wadah/db/credentials'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

const own = procedure.meta({ authority: { kind: 'session', freshProof: true } })

const entry = (ctx: ApiContext, action: string, subject: string) => ({
  at: new Date(ctx.services.now()),
  actor: actorOf(ctx.caller),
  action,
  subject,
})

export const beginSecondFactor = own.mutation(async ({ ctx }) => {
  const person = await ownPerson(ctx)
  if (person.twoFactorEnabled) {
    throw new CodedError('invalid_input', 'There is an authenticator app already; remove it first.', { details: { reason: 'enrolled' } })
  }
  return ctx.services.identity.beginSecondFactor(person)
})

export const confirmSecondFactor = own
  .input(z.strictObject({ code: z.string().min(6).max(8) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: boolean }> => {
    const person = await ownPerson(ctx)
    const ok = await ctx.services.identity.confirmSecondFactor(person, input.code)
    if (ok) await audit(ctx.database, entry(ctx, 'account.secondFactor.add', person.id))
    return { ok }
  })

export const removeSecondFactor = own.mutation(async ({ ctx }): Promise<{ ok: true }> => {
  const person = await ownPerson(ctx)
  await ctx.database.transaction(async (tx) => {
    await remove(tx, person.id)
    await addAuditEvent(tx, entry(ctx, 'account.secondFactor.remove', person.id))
  })
  return { ok: true }
})

export const renewRecoveryCodes = own.mutation(async ({ ctx }): Promise<{ recoveryCodes: string[] }> => {
  const person = await ownPerson(ctx)
  if (!person.twoFactorEnabled) throw new CodedError('invalid_input', 'Recovery codes come with an authenticator app.')
  const recoveryCodes = await ctx.services.identity.renewRecoveryCodes(person)
  await audit(ctx.database, entry(ctx, 'account.recoveryCodes', person.id))
  return { recoveryCodes }
})
