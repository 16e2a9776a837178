import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Board, BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'

/** What became of a save: the new revision, or the board as it stands on the server. */
export type SaveResult = { ok: true; revision: number } | { ok: false; board: Board }

/** Whether what is seen is what is kept. */
export type SaveState = { kind: 'saved'; at: number | undefined } | { kind: 'saving' } | { kind: 'waiting' }

/** A board being looked at or edited. */
export interface BoardState {
  board: Board
  /** The server's document with the operations that are on their way to it. */
  document: BoardDocument
  save: SaveState
  canUndo: boolean
  canRedo: boolean
  /** Rises when another person's change came first and ours were put on top of it. */
  merges: number
}

/** The board's store: every change is an operation, kept, undoable and saved by itself. */
export interface BoardStore extends StoreApi<BoardState> {
  apply(operation: BoardOperation): void
  undo(): void
  redo(): void
  /** Takes over what the server says; operations that wait are put on top of it. */
  receive(board: Board): void
  /** Tries to save what waits, e.g. when the server is back. */
  flush(): Promise<void>
}

/** What the store needs of the outside. */
export interface BoardStoreOptions {
  board: Board
  /** Sends operations on top of a revision. Rejects when the server cannot be reached; then they wait. */
  save(revision: number, operations: BoardOperation[]): Promise<SaveResult>
  /** Epoch ms. */
  now(): number
}

const keptSteps = 100

/** Creates the store of one board. */
export function createBoardStore(options: BoardStoreOptions): BoardStore {
  let waiting: BoardOperation[] = []
  let isSaving = false
  const undoSteps: BoardDocument[] = []
  const redoSteps: BoardDocument[] = []
  const store = createStore<BoardState>(() => ({
    board: options.board,
    document: options.board.document,
    save: { kind: 'saved', at: undefined },
    canUndo: false,
    canRedo: false,
    merges: 0,
  }))

  const showSteps = (): void => store.setState({ canUndo: undoSteps.length > 0, canRedo: redoSteps.length > 0 })

  const perform = (operation: BoardOperation): void => {
    const document = applyOperation(store.getState().document, operation)
    waiting.push(operation)
    store.setState({ document, save: { kind: 'waiting' } })
    showSteps()
    void flush()
  }

  const receive = (board: Board): void => {
    if (board.revision < store.getState().board.revision) return
    store.setState({ board, document: waiting.reduce(applyOperation, board.document) })
  }

  async function flush(): Promise<void> {
    if (isSaving || waiting.length === 0) return
    isSaving = true
    const sent = [...waiting]
    const { board } = store.getState()
    store.setState({ save: { kind: 'saving' } })
    try {
      const result = await options.save(board.revision, sent)
      if (result.ok) {
        waiting = waiting.slice(sent.length)
        receive({ ...board, revision: result.revision, document: sent.reduce(applyOperation, board.document) })
      } else {
        receive(result.board)
        store.setState((state) => ({ merges: state.merges + 1 }))
      }
      isSaving = false
      store.setState({ save: waiting.length > 0 ? { kind: 'waiting' } : { kind: 'saved', at: options.now() } })
      await flush()
    } catch {
      // The server is away: the operations stay and are sent when it is back.
      isSaving = false
      store.setState({ save: { kind: 'waiting' } })
    }
  }

  const step = (from: BoardDocument[], to: BoardDocument[]): void => {
    const target = from.pop()
    if (!target) return
    to.push(store.getState().document)
    perform({ type: 'restore', document: target })
  }

  return Object.assign(store, {
    apply: (operation: BoardOperation) => {
      undoSteps.push(store.getState().document)
      if (undoSteps.length > keptSteps) undoSteps.shift()
      redoSteps.length = 0
      perform(operation)
    },
    undo: () => step(undoSteps, redoSteps),
    redo: () => step(redoSteps, undoSteps),
    receive,
    flush,
  })
}
