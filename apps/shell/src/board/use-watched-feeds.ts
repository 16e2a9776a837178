import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { BoardDocument } from '@wadah/contracts/board'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { EnabledWidget } from '@wadah/contracts/release'
import { recallFeeds, rememberFeeds } from '../live/device-memory.ts'
import { watchLive } from '../live/live-link.ts'
import { liveStore } from '../live/live-store.ts'
import { useLive } from '../live/use-live.ts'
import { ownerOf, useSession } from '../session/session.tsx'

const rememberEveryMs = 5_000

/** Feeds that the widgets of a board read, each once. */
export function feedsOf(document: BoardDocument | undefined, byId: ReadonlyMap<string, EnabledWidget>): string[] {
  return [...new Set((document?.placements ?? []).flatMap((placement) => byId.get(placement.widget)?.feeds ?? []))]
}

/** Keeps the feeds of a board in step and returns their facts; what this device remembers is shown until the stream has answered. */
export function useWatchedFeeds(board: string, feeds: readonly string[]): FeedFacts[] {
  const me = useSession()
  const owner = ownerOf(me)
  const { epoch } = me
  const key = feeds.join()
  useEffect(() => watchLive({ feeds: key === '' ? [] : key.split(','), boards: [board] }), [board, key])
  useEffect(() => {
    void recallFeeds(owner, board).then((remembered) => {
      liveStore.setState((state) => {
        // Nor what the server counted otherwise, before it was restored.
        if (state.epoch !== epoch) return state
        // What the server has refused meanwhile is not brought back from memory.
        const allowed = remembered.filter((feed) => !state.gone.has(feed.facts.id))
        return { feeds: { ...Object.fromEntries(allowed.map((feed) => [feed.facts.id, feed])), ...state.feeds } }
      })
    })
  }, [owner, epoch, board])
  useEffect(() => {
    const save = (): void => {
      const { feeds: held, epoch: present } = liveStore.getState()
      if (present !== epoch) return
      void rememberFeeds(owner, board, key === '' ? [] : key.split(',').flatMap((id) => held[id] ?? []))
    }
    const timer = setInterval(save, rememberEveryMs)
    addEventListener('pagehide', save)
    return () => {
      clearInterval(timer)
      removeEventListener('pagehide', save)
    }
  }, [owner, epoch, board, key])
  const held = useLive(useShallow((state) => feeds.flatMap((id) => state.feeds[id]?.facts ?? [])))
  return useMemo(() => held, [held])
}
