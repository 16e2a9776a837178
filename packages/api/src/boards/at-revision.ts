import * as z from 'zod'
import type { BoardDocument } from '@wadah/contracts/board'
import { findBoardStep } from '@wadah/db/boards'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { requireBoard } from './board-access.ts'

export const atRevision = procedure
  .meta({ authority: { kind: 'session' } })
  .input(z.strictObject({ id: z.string().max(64), revision: z.int().min(0) }))
  .query(async ({ ctx, input }): Promise<{ revision: number; document: BoardDocument }> => {
    const board = await requireBoard(ctx, input.id)
    if (board.revision === input.revision) return { revision: board.revision, document: board.document }
    const step = await findBoardStep(ctx.database, input.id, input.revision)
    if (step === undefined) throw new CodedError('not_found', `The board has no revision ${input.revision}.`)
    return { revision: step.revision, document: step.document }
  })
