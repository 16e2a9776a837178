import type { Board } from '@wadah/contracts/board'
import type { Caller } from '@wadah/contracts/roles'
import { findBoard, type BoardRow } from '@wadah/db/boards'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'

type Audience = Pick<BoardRow, 'id' | 'viewers' | 'editors'>

/** Tells whether a caller may change a board. */
export function mayEditBoard(caller: Caller, board: Audience): boolean {
  return caller.kind === 'user' && caller.roles.some((role) => board.editors.includes(role))
}

/** Tells whether a caller may look at a board. */
export function mayViewBoard(caller: Caller, board: Audience): boolean {
  if (caller.kind === 'screen') return caller.screenBoards?.includes(board.id) === true
  return mayEditBoard(caller, board) || (caller.kind === 'user' && caller.roles.some((role) => board.viewers.includes(role)))
}

/** A board the caller may look at; unknown and forbidden ones are both `not_found`. */
export async function requireBoard({ caller, database }: ApiContext, id: string): Promise<BoardRow> {
  const row = await findBoard(database, id)
  if (row === undefined || !mayViewBoard(caller, row)) throw new CodedError('not_found', `There is no board ${id}, or you may not see it.`)
  return row
}

/** The board as it is handed out. */
export function toBoard(row: BoardRow, caller: Caller): Board {
  return { id: row.id, title: row.title, revision: row.revision, document: row.document, mayEdit: mayEditBoard(caller, row) }
}
