import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Board, BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { invertOperation } from './invert-operation.ts'
import { createOperationQueue, type SaveResult } from './operation-queue.ts'

export type { SaveResult }

/** Whether what is seen is what is kept. `refused`: the server will not take the last change, and it was taken back. */
export type SaveState =
  | { kind: 'saved'; at: number | undefined }
  | { kind: 'saving' }
  | { kind: 'waiting' }
  | { kind: 'refused'; code: string }

/** A board being looked at or edited. */
export interface BoardState {
  /** As the server last said it stands. */
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
  /** Performs an operation; one that changes nothing is neither saved nor undoable. */
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
  /** The code of a rejection that trying again cannot mend, e.g. `forbidden`; default: there is none such. */
  refusalOf?(error: unknown): string | undefined
  /** Epoch ms. */
  now(): number
}

const keptSteps = 100

/** Creates the store of one board. */
export function createBoardStore(options: BoardStoreOptions): BoardStore {
  // Inverse operations, not documents: undoing takes back what was done here, and never what others did meanwhile.
  const undoSteps: BoardOperation[] = []
  const redoSteps: BoardOperation[] = []
  const store = createStore<BoardState>(() => ({
    board: options.board,
    document: options.board.document,
    save: { kind: 'saved', at: undefined },
    canUndo: false,
    canRedo: false,
    merges: 0,
  }))
  const queue = createOperationQueue({
    save: options.save,
    refusalOf: options.refusalOf ?? (() => undefined),
    board: () => store.getState().board,
    onSaved: (base, sent, revision) => receive({ ...base, revision, document: sent.reduce(applyOperation, base.document) }),
    onConflict: (board) => {
      receive(board)
      store.setState(({ merges }) => ({ merges: merges + 1 }))
    },
    onDropped: () => receive(store.getState().board),
  })

  /** The newest board wins, whoever brought it; what waits goes on top. */
  const receive = (board: Board): void =>
    store.setState((state) => {
      const newest = board.revision < state.board.revision ? state.board : board
      return { board: newest, document: queue.waiting().reduce(applyOperation, newest.document) }
    })

  const flush = async (): Promise<void> => {
    const run = queue.flush()
    if (!run) return
    store.setState({ save: { kind: 'saving' } })
    const outcome = await run
    store.setState({
      save: outcome.kind === 'saved' ? { kind: 'saved', at: options.now() } : outcome.kind === 'away' ? { kind: 'waiting' } : outcome,
    })
  }

  /** Performs an operation and returns the one that takes it back; undefined when it changes nothing. */
  const perform = (operation: BoardOperation): BoardOperation | undefined => {
    const { document } = store.getState()
    const inverse = invertOperation(document, operation)
    if (!inverse) return undefined
    queue.add(operation)
    store.setState({ document: applyOperation(document, operation), save: { kind: 'waiting' } })
    return inverse
  }

  const afterStep = (): void => {
    store.setState({ canUndo: undoSteps.length > 0, canRedo: redoSteps.length > 0 })
    void flush()
  }

  const step = (from: BoardOperation[], to: BoardOperation[]): void => {
    // A step that has nothing left to change (the widget is gone) is passed over.
    for (let operation = from.pop(); operation; operation = from.pop()) {
      const inverse = perform(operation)
      if (!inverse) continue
      to.push(inverse)
      break
    }
    afterStep()
  }

  return Object.assign(store, {
    apply: (operation: BoardOperation) => {
      const inverse = perform(operation)
      if (!inverse) return
      undoSteps.push(inverse)
      if (undoSteps.length > keptSteps) undoSteps.shift()
      redoSteps.length = 0
      afterStep()
    },
    undo: () => step(undoSteps, redoSteps),
    redo: () => step(redoSteps, undoSteps),
    receive,
    flush,
  })
}
