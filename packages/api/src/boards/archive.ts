import * as z from 'zod'
import { listBoards } from '@wadah/db/boards'
import { listScreens } from '@wadah/db/screens'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'
import { changeListed } from './change-listed.ts'
import { keepsBoards } from './keepers.ts'

export const archive = procedure
  .meta({ authority: keepsBoards })
  .input(z.strictObject({ id: z.string().max(64), archived: z.boolean() }))
  .mutation(async ({ ctx, input: { id, archived } }): Promise<{ ok: true }> => {
    if (archived) await refuseEmptyWall(ctx, id)
    const archivedAt = archived ? new Date(ctx.services.now()) : null
    await changeListed(ctx, id, { change: { archivedAt }, action: archived ? 'board.archive' : 'board.unarchive' })
    return { ok: true }
  })

/** A wall that shows nothing but this board would be left blank. */
async function refuseEmptyWall({ database }: ApiContext, id: string): Promise<void> {
  const others = new Set((await listBoards(database)).flatMap((board) => (board.id === id ? [] : board.id)))
  const left = (await listScreens(database)).find(
    ({ revokedAt, boards }) => revokedAt === null && boards.includes(id) && !boards.some((board) => others.has(board)),
  )
  if (left === undefined) return
  throw new CodedError('invalid_input', `The screen “${left.name}” shows this board alone. Give it another one first.`, {
    details: { reason: 'only_on_screen', screen: left.name },
  })
}
