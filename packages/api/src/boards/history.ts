import * as z from 'zod'
import type { BoardOperation } from '@wadah/contracts/board'
import { listBoardSteps } from '@wadah/db/boards'
import { procedure } from '../procedure.ts'
import { requireBoard } from './board-access.ts'

/** One step in a board's history, newest first. */
export interface BoardStep {
  revision: number
  at: string
  by: string
  operation: BoardOperation['type']
}

export const history = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .query(async ({ ctx, input }): Promise<BoardStep[]> => {
    await requireBoard(ctx, input.id)
    const steps = await listBoardSteps(ctx.database, input.id, 200)
    return steps.map(({ revision, at, actor, operation }) => ({ revision, at: at.toISOString(), by: actor, operation: operation.type }))
  })
