import * as z from 'zod'
import { findAccessLink, useAccessLink } from '@wadah/db/access-links'
import { addAuditEvent } from '@wadah/db/audit'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'
import { hashOfToken } from './access-link.ts'

const tokenSchema = z.string().min(20).max(100)

async function requireLink(ctx: ApiContext, token: string) {
  const found = await findAccessLink(ctx.database, hashOfToken(token), new Date(ctx.services.now()))
  if (found === undefined) throw new CodedError('not_found', 'This link was used already, or is too old. Ask for a new one.')
  return found
}

/** Whom a one-time link is for. A mutation: the token must not stand in an address. */
export const readLink = procedure
  .meta({ authority: { kind: 'public' } })
  .input(z.strictObject({ token: tokenSchema }))
  .mutation(async ({ ctx, input }) => {
    const { link, user } = await requireLink(ctx, input.token)
    return { purpose: link.purpose, name: user.name, email: user.email, expiresAt: link.expiresAt.toISOString() }
  })

/** Sets the password of the person a one-time link is for. */
export const useLink = procedure
  .meta({ authority: { kind: 'public' } })
  .input(z.strictObject({ token: tokenSchema, password: z.string().min(1).max(400) }))
  .mutation(async ({ ctx, input }): Promise<{ email: string }> => {
    const { link, user } = await requireLink(ctx, input.token)
    // A weak password must not use the link up.
    await ctx.services.identity.setPassword(user, input.password)
    const at = new Date(ctx.services.now())
    await ctx.database.transaction(async (tx) => {
      if (!(await useAccessLink(tx, link.tokenHash, at))) throw new CodedError('not_found', 'This link was used a moment ago.')
      await endOtherSessions(tx, user.id, undefined)
      const actor = { name: user.name, id: `user:${user.id}` }
      await addAuditEvent(tx, { at, actor, action: 'account.password', subject: user.id, details: { by: link.purpose } })
    })
    await ctx.services.identity.forgetFailures(user)
    return { email: user.email }
  })
