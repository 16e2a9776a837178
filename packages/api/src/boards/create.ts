import * as z from 'zod'
import type { BoardDocument } from '@wadah/contracts/board'
import { addAuditEvent } from '@wadah/db/audit'
import { createBoard, listEveryBoard, nextBoardPosition } from '@wadah/db/boards'
import { takeTurns } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { boardAudienceSchema, boardTitleSchema, keepsBoards } from './keepers.ts'

const mostBoards = 200

/** An address people can read: the title in plain letters, and a number when another board has it already. */
function addressOf(title: string, taken: ReadonlySet<string>): string {
  const plain =
    title
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 48) || 'dasbor'
  let address = plain
  for (let number = 2; taken.has(address); number += 1) address = `${plain}-${number}`
  return address
}

export const create = procedure
  .meta({ authority: keepsBoards })
  .input(z.strictObject({ title: boardTitleSchema, ...boardAudienceSchema.shape }))
  .mutation(async ({ ctx, input: { title, viewers, editors } }): Promise<{ id: string }> => {
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    return ctx.database.transaction(async (tx) => {
      await takeTurns(tx, 'boards')
      const taken = new Set((await listEveryBoard(tx)).map(({ id }) => id))
      if (taken.size >= mostBoards) throw new CodedError('too_large', `A city has at most ${mostBoards} boards; archived ones count.`)
      const id = addressOf(title, taken)
      const position = await nextBoardPosition(tx)
      const document: BoardDocument = { format: 1, placements: [] }
      await createBoard(tx, { id, title, viewers, editors, position, document, updatedAt: at, actor: actor.name })
      await addAuditEvent(tx, { at, actor, action: 'board.create', subject: id, details: { title, viewers, editors } })
      return { id }
    })
  })
