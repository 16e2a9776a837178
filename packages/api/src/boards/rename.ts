import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { changeListed } from './change-listed.ts'
import { boardTitleSchema, keepsBoards } from './keepers.ts'

export const rename = procedure
  .meta({ authority: keepsBoards })
  .input(z.strictObject({ id: z.string().max(64), title: boardTitleSchema }))
  .mutation(async ({ ctx, input: { id, title } }): Promise<{ ok: true }> => {
    await changeListed(ctx, id, { change: { title }, action: 'board.rename', details: { title } })
    return { ok: true }
  })
