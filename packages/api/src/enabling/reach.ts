import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import type { Reach } from './enabling-services.ts'

export const reach = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator', 'auditor'] } })
  .input(z.strictObject({ feed: feedIdSchema.optional() }).default({}))
  .query(({ ctx, input }): Promise<Reach> => ctx.services.enabling.reach(input.feed))
