import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { notify, type Database, type Executor } from '../database.ts'
import { board, boardOperation } from '../schema/boards.ts'
import { raiseCounter, readSetting } from './settings.ts'

export type BoardRow = typeof board.$inferSelect
export type BoardOperationRow = typeof boardOperation.$inferSelect

const listRevisionKey = 'board-list-revision'

/** Every board that is not archived, in the order of their tabs. */
export function listBoards(executor: Executor): Promise<BoardRow[]> {
  return executor.orm.select().from(board).where(isNull(board.archivedAt)).orderBy(asc(board.position), asc(board.id))
}

/** Every board, archived ones too, in the order of their tabs. */
export function listEveryBoard(executor: Executor): Promise<BoardRow[]> {
  return executor.orm.select().from(board).orderBy(asc(board.position), asc(board.id))
}

/** One board; an archived one is not there. */
export async function findBoard(executor: Executor, id: string): Promise<BoardRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(board)
      .where(and(eq(board.id, id), isNull(board.archivedAt)))
  )[0]
}

/** Revision of the list of boards: rises when one is made, named, shared otherwise, archived or taken back. */
export async function boardListRevision(executor: Executor): Promise<number> {
  return (await readSetting<number>(executor, listRevisionKey)) ?? 0
}

async function tellBoardList(executor: Executor): Promise<void> {
  await notify(executor, 'boards', { revision: await raiseCounter(executor, listRevisionKey) })
}

/** The position of a board that comes after all others. */
export async function nextBoardPosition(executor: Executor): Promise<number> {
  return (await executor.orm.select({ boards: count() }).from(board))[0]?.boards ?? 0
}

/** Changes what a board is called, who sees it, or whether it is archived, and tells every replica; undefined when there is no such board. */
export async function changeBoard(
  executor: Executor,
  id: string,
  change: Partial<Pick<BoardRow, 'title' | 'viewers' | 'editors' | 'archivedAt'>>,
): Promise<BoardRow | undefined> {
  const [changed] = await executor.orm.update(board).set(change).where(eq(board.id, id)).returning()
  if (changed !== undefined) await tellBoardList(executor)
  return changed
}

/** Creates a board with its first document, which is its revision 0: whatever happens later, it can be gone back to. False when the id is taken. */
export async function createBoard(
  executor: Executor,
  { actor, ...row }: Omit<typeof board.$inferInsert, 'revision'> & { actor: string },
): Promise<boolean> {
  const created = await executor.orm
    .insert(board)
    .values({ ...row, revision: 0 })
    .onConflictDoNothing()
    .returning({ id: board.id })
  if (created.length === 0) return false
  const { document, updatedAt: at } = row
  await executor.orm
    .insert(boardOperation)
    .values({ board: row.id, revision: 0, operation: { type: 'restore', document }, document, actor, at })
  await tellBoardList(executor)
  return true
}

/** One step to save: the operation and the document it leads to. */
export interface BoardStepInput {
  operation: BoardOperation
  document: BoardDocument
}

/** Saves steps if the board still stands at `revision`; otherwise returns the board as it stands. */
export function saveBoardSteps(
  database: Database,
  options: { id: string; revision: number; steps: readonly BoardStepInput[]; actor: string; at: Date },
): Promise<{ ok: true; revision: number } | { ok: false; board: BoardRow | undefined }> {
  return database.transaction(async (tx) => {
    const [row] = await tx.orm.select().from(board).where(eq(board.id, options.id)).for('update')
    if (!row || row.revision !== options.revision) return { ok: false, board: row }
    let { revision } = row
    for (const { operation, document } of options.steps) {
      revision += 1
      await tx.orm.insert(boardOperation).values({ board: row.id, revision, operation, document, actor: options.actor, at: options.at })
    }
    const document = options.steps.at(-1)?.document ?? row.document
    await tx.orm.update(board).set({ revision, document, updatedAt: options.at }).where(eq(board.id, row.id))
    await notify(tx, 'board', { id: row.id, revision })
    return { ok: true, revision }
  })
}

/** Steps of a board, the newest first. */
export function listBoardSteps(executor: Executor, id: string, limit: number): Promise<BoardOperationRow[]> {
  return executor.orm.select().from(boardOperation).where(eq(boardOperation.board, id)).orderBy(desc(boardOperation.revision)).limit(limit)
}

/** The step that led to a revision. */
export async function findBoardStep(executor: Executor, id: string, revision: number): Promise<BoardOperationRow | undefined> {
  return (
    await executor.orm
      .select()
      .from(boardOperation)
      .where(and(eq(boardOperation.board, id), eq(boardOperation.revision, revision)))
  )[0]
}
