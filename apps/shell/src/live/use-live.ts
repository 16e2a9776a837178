import { useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { liveStore, type LiveState } from './live-store.ts'
import { serverNow } from './server-clock.ts'

/** Reads from the live store. */
export function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(liveStore, select)
}

const ticks = new Set<() => void>()
let second = Math.floor(serverNow() / 1_000)

setInterval(() => {
  second = Math.floor(serverNow() / 1_000)
  for (const tick of ticks) tick()
}, 1_000)

/** Server time at a coarse step, epoch ms: judgements of age are right within it, with or without a server. */
export function useNow(stepSeconds = 1): number {
  const value = useSyncExternalStore(
    (tick) => {
      ticks.add(tick)
      return () => ticks.delete(tick)
    },
    () => Math.floor(second / stepSeconds),
  )
  return value * stepSeconds * 1_000
}
