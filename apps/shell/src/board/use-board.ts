import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Board } from '@wadah/contracts/board'
import { createBoardStore, type BoardState, type BoardStore } from '@wadah/board-model/board-store'
import { useRememberedQuery } from '../data/use-remembered-query.ts'
import { serverNow } from '../live/server-clock.ts'
import { useLive } from '../live/use-live.ts'
import { useSession } from '../session/session.tsx'
import { api, errorCode } from '../trpc.ts'

/** Refusals that no second try can mend; everything else waits for the server. */
const finalCodes = ['invalid_input', 'forbidden', 'not_found', 'too_large']

const retryMs = 5_000

const stores = new Map<string, { store: BoardStore; epoch: string }>()

/** The store of a board; another one when the server was restored, since a store never goes back a revision. */
function storeOf(board: Board, epoch: string): BoardStore {
  const known = stores.get(board.id)
  if (known?.epoch === epoch) return known.store
  const store = createBoardStore({
    board,
    now: serverNow,
    refusalOf: (error) => finalCodes.find((code) => code === errorCode(error)),
    save: (revision, operations) => api.boards.applyOperations.mutate({ id: board.id, revision, operations }),
  })
  stores.set(board.id, { store, epoch })
  return store
}

/** A board, kept in step with the server. `code` says why there is none. */
export function useBoard(id: string): { store: BoardStore | undefined; code: string | undefined } {
  const revision = useLive((state) => state.boards[id] ?? 0)
  const isLive = useLive((state) => state.connection.kind === 'live')
  // Whoever is told of another list of boards asks whether this one is still theirs, and what it is called now.
  const { boardList, epoch } = useSession()
  const { data, error } = useRememberedQuery(`board|${id}`, () => api.boards.get.query({ id }), `${revision}|${boardList}`)
  const store = useMemo(() => (data && data.id === id ? storeOf(data, epoch) : undefined), [data, id, epoch])
  useEffect(() => {
    if (data && store) store.receive(data)
  }, [data, store])
  useEffect(() => {
    if (isLive) void store?.flush()
  }, [isLive, store])
  useEffect(() => {
    // The stream may stand while a request fails; what waits is not left to the next change.
    const retry = setInterval(() => {
      if (store?.getState().save.kind === 'waiting') void store.flush()
    }, retryMs)
    return () => clearInterval(retry)
  }, [store])
  return { store, code: error && !data ? errorCode(error) : undefined }
}

/** Reads from the store of a board. */
export function useBoardState<T>(store: BoardStore, select: (state: BoardState) => T): T {
  return useStore(store, select)
}

/** An id for a new placement. */
export function useNewPlacementId(): () => string {
  const [make] = useState(() => () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => (byte % 36).toString(36)).join(''))
  return make
}
