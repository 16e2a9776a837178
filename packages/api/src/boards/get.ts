import * as z from 'zod'
import type { Board } from '@wadah/contracts/board'
import { procedure } from '../procedure.ts'
import { requireBoard, toBoard } from './board-access.ts'

export const get = procedure
  .meta({ authority: { kind: 'viewer' } })
  .input(z.strictObject({ id: z.string().max(64) }))
  .query(async ({ ctx, input }): Promise<Board> => toBoard(await requireBoard(ctx, input.id), ctx.caller))
