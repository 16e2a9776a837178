import * as z from 'zod'
import { procedure } from '../procedure.ts'
import { changeListed } from './change-listed.ts'
import { boardAudienceSchema, keepsBoards } from './keepers.ts'

export const setAudience = procedure
  .meta({ authority: keepsBoards })
  .input(z.strictObject({ id: z.string().max(64), ...boardAudienceSchema.shape }))
  .mutation(async ({ ctx, input: { id, ...audience } }): Promise<{ ok: true }> => {
    await changeListed(ctx, id, { change: audience, action: 'board.audience', details: audience })
    return { ok: true }
  })
