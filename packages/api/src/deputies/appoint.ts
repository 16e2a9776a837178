import * as z from 'zod'
import { roleSchema, type Role } from '@wadah/contracts/roles'
import { addAuditEvent } from '@wadah/db/audit'
import { addDeputy } from '@wadah/db/deputies'
import { findUser, type UserRow } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import { actorOf, nameOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'
import { opdRoles } from '../people/grant-rules.ts'

/** Longest deputyship; who needs it longer is given the role. Days. */
const longestDays = 184
const dayMs = 86_400_000

const daySchema = z.iso.date()

/** What a deputyship is made of. Both days count in full, in the city's time. */
export const appointmentSchema = z.strictObject({
  to: z.string().max(64),
  role: roleSchema.exclude(['screen']),
  from: daySchema,
  until: daySchema,
  reason: z.string().trim().min(5).max(300),
})
export type Appointment = z.infer<typeof appointmentSchema>

function refuse(reason: string, message: string): CodedError {
  return new CodedError('invalid_input', message, { details: { reason } })
}

function instants({ from, until }: Appointment, { services }: ApiContext): { startsAt: Date; endsAt: Date } {
  const localMidnight = (day: string): number => Date.parse(`${day}T00:00:00Z`) - services.installation.city.utcOffsetMinutes * 60_000
  const [start, end] = [localMidnight(from), localMidnight(until) + dayMs]
  if (end <= start) throw refuse('order', 'The last day is before the first.')
  if (end <= services.now()) throw refuse('past', 'These days are over already.')
  if (end - start > longestDays * dayMs) throw refuse('long', `A deputy is appointed for at most ${longestDays} days.`)
  return { startsAt: new Date(start), endsAt: new Date(end) }
}

function requireFits(giver: UserRow, holder: UserRow, role: Role): void {
  if (holder.id === giver.id) throw refuse('self', 'Nobody is their own deputy.')
  if (!giver.roles.includes(role)) throw refuse('role', 'Only a role one holds oneself can be given; a role held for somebody else cannot.')
  if (holder.roles.includes(role) && holder.opd === giver.opd) throw refuse('has', 'That person has this role already.')
  if (opdRoles.has(role) && giver.opd === null) throw refuse('opd', 'This role is bound to an OPD, and its holder belongs to none.')
}

/** Gives a role of one person to another for some days, and writes down who did. */
export async function appoint(ctx: ApiContext, giver: UserRow, appointment: Appointment): Promise<{ id: string }> {
  const holder = await findUser(ctx.database, appointment.to)
  if (holder === undefined || holder.disabledAt !== null) throw new CodedError('not_found', 'There is no such person.')
  requireFits(giver, holder, appointment.role)
  const days = instants(appointment, ctx)
  const id = crypto.randomUUID()
  const at = new Date(ctx.services.now())
  const { role, reason, from, until } = appointment
  await ctx.database.transaction(async (tx) => {
    await addDeputy(tx, {
      id,
      fromUser: giver.id,
      toUser: holder.id,
      role,
      opd: opdRoles.has(role) ? giver.opd : null,
      reason,
      ...days,
      createdAt: at,
      createdBy: nameOf(ctx.caller),
    })
    const details = { from: giver.name, to: holder.name, role, opd: giver.opd ?? undefined, days: `${from}…${until}`, reason }
    await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'deputy.appoint', subject: id, details })
  })
  return { id }
}
