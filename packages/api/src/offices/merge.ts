import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { daySchema } from './office-dates.ts'
import { carryOut, type CarriedOut } from './orders/carry-out.ts'

export const merge = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ id: opdIdSchema, into: opdIdSchema, since: daySchema, reason: z.string().trim().min(5).max(400) }))
  .mutation(async ({ ctx, input: { since, ...order } }): Promise<CarriedOut> => {
    if (order.id === order.into)
      throw new CodedError('invalid_input', 'An office is not merged into itself.', { details: { field: 'into' } })
    return carryOut(ctx, { kind: 'merge', ...order }, since)
  })
