import { serverNow } from './server-clock.ts'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** The second it is by the server's clock, epoch ms. */
export function currentSecond(): number {
  return Math.floor(serverNow() / 1_000) * 1_000
}

/** Calls back at the start of every second of the server's clock; one timer for all. */
export function onEverySecond(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) schedule()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

function schedule(): void {
  timer = setTimeout(
    () => {
      schedule()
      for (const listener of listeners) listener()
    },
    currentSecond() + 1_000 - serverNow(),
  )
}
