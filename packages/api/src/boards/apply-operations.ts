import * as z from 'zod'
import { boardOperationSchema, type Board } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** What became of operations: accepted, or the board as it stands for the caller to merge with. */
export type ApplyResult = { ok: true; revision: number } | { ok: false; reason: 'version_conflict'; board: Board }

export const applyOperations = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64), revision: z.int().min(0), operations: z.array(boardOperationSchema).min(1).max(50) }))
  .mutation(async (): Promise<ApplyResult> => pending())
