import * as z from 'zod'
import { connectionNameSchema, opdIdSchema, pluginIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { changesOwners } from './keepers.ts'
import { daySchema } from './office-dates.ts'
import { carryOut, type CarriedOut } from './orders/carry-out.ts'

export const handOver = procedure
  .meta({ authority: changesOwners })
  .input(
    z.strictObject({
      plugin: pluginIdSchema,
      into: opdIdSchema,
      since: daySchema,
      reason: z.string().trim().min(5).max(400),
      /** Names of connections it reads by that go with it. */
      connections: z.array(connectionNameSchema).max(40).default([]),
    }),
  )
  .mutation(({ ctx, input: { since, ...order } }): Promise<CarriedOut> => carryOut(ctx, { kind: 'hand-over', ...order }, since))
