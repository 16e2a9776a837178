import { useCallback, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { judgedMoment } from './judged-moment.ts'
import { liveStore, type LiveState } from './live-store.ts'
import { currentSecond, onEverySecond } from './seconds.ts'

/** Reads from the live store. */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(liveStore, select)
}

/** Server time at a coarse step, epoch ms. */
export function useNow(stepSeconds = 1): number {
  const step = stepSeconds * 1_000
  return useSyncExternalStore(onEverySecond, () => Math.floor(currentSecond() / step) * step)
}

/** Server time for judging some feeds, epoch ms: it moves each minute, and in the second one of them changes. */
export function useJudgedNow(facts: readonly FeedFacts[]): number {
  return useSyncExternalStore(
    onEverySecond,
    useCallback(() => judgedMoment(facts, currentSecond()), [facts]),
  )
}
