import { describe, expect, test } from 'vitest'
import type { Board, BoardOperation, Placement } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { createBoardStore, type SaveResult } from './board-store.ts'

const placement = (id: string): Placement => ({ id, widget: 'dinkes.ambulans/siaga', settings: {}, settingsVersion: 1, places: { desk: { x: 0, y: 0, w: 3, h: 4 } } })
const board = (placements: Placement[] = [], revision = 0): Board => ({ id: 'wali', title: 'Wali Kota', revision, mayEdit: true, document: { format: 1, placements } })

/** A server that keeps one board as the real one does. */
function fakeServer(first: Board) {
  let current = first
  return {
    board: () => current,
    isAway: false,
    async save(this: { isAway: boolean }, revision: number, operations: BoardOperation[]): Promise<SaveResult> {
      if (this.isAway) throw new Error('away')
      if (revision !== current.revision) return { ok: false, board: current }
      current = { ...current, revision: revision + operations.length, document: operations.reduce(applyOperation, current.document) }
      return { ok: true, revision: current.revision }
    },
    other(operation: BoardOperation) {
      current = { ...current, revision: current.revision + 1, document: applyOperation(current.document, operation) }
    },
  }
}

describe('a board', () => {
  test('keeps every change on the server without being asked', async () => {
    const server = fakeServer(board())
    const store = createBoardStore({ board: board(), save: (r, o) => server.save(r, o), now: () => 42 })

    store.apply({ type: 'add', placement: placement('aaaaaa') })

    await expect.poll(() => store.getState().save).toEqual({ kind: 'saved', at: 42 })
    expect(server.board().document.placements.map(({ id }) => id)).toEqual(['aaaaaa'])
  })

  test('undoes and redoes exactly', async () => {
    const server = fakeServer(board([placement('aaaaaa')]))
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })

    store.apply({ type: 'remove', id: 'aaaaaa' })
    store.undo()
    expect(store.getState().document).toEqual(board([placement('aaaaaa')]).document)
    store.redo()
    expect(store.getState().document.placements).toEqual([])

    await expect.poll(() => server.board().document.placements).toEqual([])
  })

  test('puts its changes on top of what another person saved first', async () => {
    const server = fakeServer(board())
    const store = createBoardStore({ board: board(), save: (r, o) => server.save(r, o), now: () => 0 })
    server.other({ type: 'add', placement: placement('other1') })

    store.apply({ type: 'add', placement: placement('mine01') })

    await expect.poll(() => server.board().document.placements.map(({ id }) => id)).toEqual(['other1', 'mine01'])
    expect(store.getState().merges).toBe(1)
  })

  test('loses nothing while the server is away', async () => {
    const server = fakeServer(board())
    server.isAway = true
    const store = createBoardStore({ board: board(), save: (r, o) => server.save(r, o), now: () => 0 })
    store.apply({ type: 'add', placement: placement('aaaaaa') })
    await expect.poll(() => store.getState().save.kind).toBe('waiting')

    server.isAway = false
    await store.flush()

    expect(server.board().document.placements).toHaveLength(1)
  })
})
