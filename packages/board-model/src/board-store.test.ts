import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Board, BoardOperation, Placement } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { anyDocuments, operations } from './board-documents.test-data.ts'
import { createBoardStore, type SaveResult } from './board-store.ts'

const placement = (id: string): Placement => ({
  id,
  widget: 'dinkes.ambulans/siaga',
  settings: {},
  settingsVersion: 1,
  places: { desk: { x: 0, y: 0, w: 3, h: 4 } },
})
const board = (placements: Placement[] = [], revision = 0): Board => ({
  id: 'wali',
  title: 'Wali Kota',
  revision,
  mayEdit: true,
  document: { format: 1, placements },
})

/** A server that keeps one board as the real one does. */
function fakeServer(first: Board) {
  let current = first
  return {
    board: () => current,
    isAway: false,
    sizes: [] as number[],
    async save(this: { isAway: boolean; sizes: number[] }, revision: number, operations: BoardOperation[]): Promise<SaveResult> {
      if (this.isAway) throw new Error('away')
      this.sizes.push(operations.length)
      if (operations.some((operation) => operation.type === 'configure' && operation.settings['bad'] === true))
        throw new Error('invalid_input')
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

  test('goes back to where it began and forward again, whatever was done, and so does the server', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocuments, fc.array(operations, { maxLength: 8 }), async (document, row) => {
        const server = fakeServer({ ...board(), document })
        const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })
        for (const operation of row) store.apply(operation)
        const end = store.getState().document

        while (store.getState().canUndo) store.undo()
        expect(store.getState().document).toEqual(document)
        while (store.getState().canRedo) store.redo()
        expect(store.getState().document).toEqual(end)

        await expect.poll(() => server.board().document, { interval: 1 }).toEqual(end)
      }),
      { numRuns: 60 },
    )
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

  test('keeps what another person did when it undoes', async () => {
    const server = fakeServer(board([placement('aaaaaa'), placement('bbbbbb')]))
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })
    store.apply({ type: 'remove', id: 'aaaaaa' })
    await expect.poll(() => server.board().document.placements.length).toBe(1)
    server.other({ type: 'add', placement: placement('other1') })

    store.undo()

    await expect.poll(() => server.board().document.placements.map(({ id }) => id)).toEqual(['aaaaaa', 'bbbbbb', 'other1'])
  })

  test('passes over a step whose widget another person removed', async () => {
    const server = fakeServer(board([placement('aaaaaa'), placement('bbbbbb')]))
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })
    store.apply({ type: 'remove', id: 'bbbbbb' })
    store.apply({ type: 'configure', id: 'aaaaaa', settings: { kecamatan: 'Tawang' }, settingsVersion: 1 })
    await expect.poll(() => store.getState().save.kind).toBe('saved')
    server.other({ type: 'remove', id: 'aaaaaa' })
    store.receive(server.board())

    store.undo()

    expect(store.getState().document.placements.map(({ id }) => id)).toEqual(['bbbbbb'])
    expect(store.getState().canUndo).toBe(false)
  })

  test('saves nothing and offers no undo for what changes nothing', () => {
    const server = fakeServer(board([placement('aaaaaa')]))
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })

    store.apply({ type: 'remove', id: 'unknown' })

    expect(store.getState()).toMatchObject({ canUndo: false, save: { kind: 'saved' } })
    expect(server.sizes).toEqual([])
  })

  test('sends a long absence in parts that the server takes', async () => {
    const server = fakeServer(board([placement('aaaaaa')]))
    server.isAway = true
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), now: () => 0 })
    for (let step = 0; step < 120; step += 1) store.apply({ type: 'configure', id: 'aaaaaa', settings: { step }, settingsVersion: 1 })
    await expect.poll(() => store.getState().save.kind).toBe('waiting')

    server.isAway = false
    await store.flush()

    expect(server.sizes).toEqual([50, 50, 20])
    expect(server.board().document.placements[0]?.settings).toEqual({ step: 119 })
  })

  test('takes back the one change the server will never accept, says so, and keeps the others', async () => {
    const server = fakeServer(board([placement('aaaaaa')]))
    server.isAway = true
    const refusalOf = (error: unknown): string | undefined =>
      error instanceof Error && error.message === 'invalid_input' ? error.message : undefined
    const store = createBoardStore({ board: server.board(), save: (r, o) => server.save(r, o), refusalOf, now: () => 0 })
    store.apply({ type: 'add', placement: placement('bbbbbb') })
    store.apply({ type: 'configure', id: 'aaaaaa', settings: { bad: true }, settingsVersion: 1 })
    store.apply({ type: 'add', placement: placement('cccccc') })
    await expect.poll(() => store.getState().save.kind).toBe('waiting')

    server.isAway = false
    await store.flush()

    expect(store.getState().save).toEqual({ kind: 'refused', code: 'invalid_input' })
    expect(store.getState().document).toEqual(board([placement('aaaaaa'), placement('bbbbbb'), placement('cccccc')]).document)
    expect(server.board().document).toEqual(store.getState().document)
  })

  test('is not fooled by news of its own change that overtakes the answer', async () => {
    const server = fakeServer(board())
    const store = createBoardStore({
      board: board(),
      now: () => 0,
      save: async (revision, operations) => {
        const result = await server.save(revision, operations)
        server.other({ type: 'remove', id: 'aaaaaa' })
        store.receive(server.board())
        return result
      },
    })

    store.apply({ type: 'add', placement: placement('aaaaaa') })

    await expect.poll(() => store.getState().save.kind).toBe('saved')
    expect(store.getState().document.placements).toEqual([])
  })
})
