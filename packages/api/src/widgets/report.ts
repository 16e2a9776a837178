import * as z from 'zod'
import { placementIdSchema } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const report = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ board: z.string().max(64), placement: placementIdSchema, message: z.string().max(2_000), stack: z.string().max(8_000).optional() }))
  .mutation(async (): Promise<{ ok: true }> => pending())
