import * as z from 'zod'
import { CodedError } from '@wadah/errors'
import { appoint, appointmentSchema } from '../deputies/appoint.ts'
import { administer } from './administer.ts'
import { otherPerson } from './other-person.ts'

/** Gives a role of a person who cannot do so themselves to another for some days; never to the administrator who does it. */
export const appointDeputy = administer
  .input(appointmentSchema.extend({ giver: z.string().max(64) }))
  .mutation(async ({ ctx, input: { giver, ...appointment } }) => {
    if (appointment.to === ctx.caller.userId) {
      throw new CodedError('forbidden', 'Nobody gives a role to themselves; ask another administrator.', { details: { reason: 'self' } })
    }
    return appoint(ctx, await otherPerson(ctx, giver), appointment)
  })
