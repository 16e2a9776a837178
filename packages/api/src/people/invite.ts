import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { makeAccessLink, type NewAccessLink } from '../account/access-link.ts'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { administer } from './administer.ts'
import { grantSchema, requireGrant } from './grant-rules.ts'

/** Who is invited. */
export const invitationSchema = grantSchema.extend({ name: z.string().trim().min(2).max(120), email: z.email().max(200) })

/** Makes a person and the one-time link by which they set their password. The link is shown once and sent by nobody. */
export async function invitePerson(ctx: ApiContext, input: z.infer<typeof invitationSchema>): Promise<NewAccessLink & { id: string }> {
  await requireGrant(ctx.database, input)
  const { name, email, roles, opd } = input
  const id = await ctx.services.identity.createPerson({ name, email, roles, opd })
  const now = ctx.services.now()
  const by = actorOf(ctx.caller)
  const link = await ctx.database.transaction(async (tx) => {
    await addAuditEvent(tx, { at: new Date(now), actor: by, action: 'person.invite', subject: id, details: { name, roles, opd } })
    return makeAccessLink(tx, { userId: id, purpose: 'invitation', by: by.name, now })
  })
  return { id, ...link }
}

export const invite = administer.input(invitationSchema).mutation(({ ctx, input }) => invitePerson(ctx, input))
