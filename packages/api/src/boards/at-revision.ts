import * as z from 'zod'
import type { BoardDocument } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

export const atRevision = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64), revision: z.int().min(0) }))
  .query(async (): Promise<{ revision: number; document: BoardDocument }> => pending())
