import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const hold = procedure
  .meta({ authority: { kind: 'roles', roles: ['head', 'publisher', 'officer', 'curator'] } })
  .input(z.strictObject({ id: feedIdSchema, reason: z.string().trim().min(5).max(300) }))
  .mutation(async (): Promise<{ ok: true }> => pending())
