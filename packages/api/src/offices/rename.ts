import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { keepsOffices } from './keepers.ts'
import { daySchema } from './office-dates.ts'
import { officeNamesSchema } from './office-names.ts'
import { carryOut, type CarriedOut } from './orders/carry-out.ts'

export const rename = procedure
  .meta({ authority: keepsOffices })
  .input(z.strictObject({ id: opdIdSchema, ...officeNamesSchema.shape, since: daySchema }))
  .mutation(({ ctx, input: { since, ...order } }): Promise<CarriedOut> => carryOut(ctx, { kind: 'rename', ...order }, since))
