import type { Board, BoardOperation } from '@wadah/contracts/board'

/** What became of a save: the new revision, or the board as it stands on the server. */
export type SaveResult = { ok: true; revision: number } | { ok: false; board: Board }

/** How a run of saving ended: everything is kept, the server is away, or it will never take something, and why. */
export type FlushOutcome = { kind: 'saved' } | { kind: 'away' } | { kind: 'refused'; code: string }

/** What the queue needs of the outside. */
export interface OperationQueueOptions {
  /** Sends operations on top of a revision. Rejects when the server cannot be reached, or will not have them. */
  save(revision: number, operations: BoardOperation[]): Promise<SaveResult>
  /** The code of a refusal that trying again cannot mend; undefined for everything that passes. */
  refusalOf(error: unknown): string | undefined
  /** The board everything is put on top of. */
  board(): Board
  /** Operations were kept at a revision: they no longer wait. */
  onSaved(base: Board, sent: readonly BoardOperation[], revision: number): void
  /** Somebody else came first. */
  onConflict(board: Board): void
  /** An operation was dropped because the server will never take it. */
  onDropped(): void
}

/** Operations on their way to the server, in order, sent in one go as far as one request may hold. */
export interface OperationQueue {
  add(operation: BoardOperation): void
  waiting(): readonly BoardOperation[]
  /** Sends all that waits. Undefined when a run is under way already; it takes along what was added. */
  flush(): Promise<FlushOutcome> | undefined
}

/** Operations the server takes in one request. */
const batch = 50

/** Creates an empty queue. */
export function createOperationQueue(options: OperationQueueOptions): OperationQueue {
  let waiting: BoardOperation[] = []
  let isRunning = false
  // After a refusal one at a time, so that only the one it is about is dropped.
  let limit = batch
  let refusal: string | undefined

  async function sendNext(): Promise<void> {
    const sent = waiting.slice(0, limit)
    const base = options.board()
    const result = await options.save(base.revision, sent)
    if (result.ok) {
      waiting = waiting.slice(sent.length)
      options.onSaved(base, sent, result.revision)
      return
    }
    options.onConflict(result.board)
    if (options.board().revision <= base.revision) throw new RangeError('The server refused a revision that it says is the newest.')
  }

  function takeRefusal(code: string): void {
    if (limit > 1 && waiting.length > 1) {
      limit = 1
      return
    }
    waiting = waiting.slice(1)
    limit = batch
    refusal = code
    options.onDropped()
  }

  async function run(): Promise<FlushOutcome> {
    refusal = undefined
    while (waiting.length > 0) {
      try {
        await sendNext()
      } catch (error) {
        const code = options.refusalOf(error)
        if (code === undefined) return { kind: 'away' }
        takeRefusal(code)
      }
    }
    limit = batch
    return refusal === undefined ? { kind: 'saved' } : { kind: 'refused', code: refusal }
  }

  return {
    add: (operation) => void waiting.push(operation),
    waiting: () => waiting,
    flush: () => {
      if (isRunning || waiting.length === 0) return undefined
      isRunning = true
      return run().finally(() => {
        isRunning = false
      })
    },
  }
}
