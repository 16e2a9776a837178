import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { daySchema } from './office-dates.ts'
import { carryOut, type CarriedOut } from './orders/carry-out.ts'

export const close = procedure
  .meta({ authority: changesOwners })
  .input(z.strictObject({ id: opdIdSchema, since: daySchema, reason: z.string().trim().min(5).max(400) }))
  .mutation(({ ctx, input: { since, ...order } }): Promise<CarriedOut> => carryOut(ctx, { kind: 'close', ...order }, since))
