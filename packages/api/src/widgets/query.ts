import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { procedureNameSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const query = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ board: z.string().max(64), placement: placementIdSchema, procedure: procedureNameSchema, input: z.unknown() }))
  .query(async (): Promise<unknown> => pending())
