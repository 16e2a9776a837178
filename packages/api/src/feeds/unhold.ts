import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const unhold = procedure
  .meta({ authority: { kind: 'roles', roles: ['head', 'publisher', 'officer', 'curator'] } })
  .input(z.strictObject({ id: feedIdSchema, accept: z.boolean() }))
  .mutation(async (): Promise<{ ok: true }> => pending())
