import * as z from 'zod'
import type { BoardOperation } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** One step in a board's history, newest first. */
export interface BoardStep {
  revision: number
  at: string
  by: string
  operation: BoardOperation['type']
}

export const history = procedure.meta({ authority: { kind: 'session' } }).input(z.strictObject({ id: z.string().max(64) })).query(async (): Promise<BoardStep[]> => pending())
