/** Lets so many things happen at a time; the rest wait in order. */
export interface MountQueue {
  /** Waits for a turn; the result gives it back. */
  enter(): Promise<() => void>
}

/** Frames that mount at the same time fight for the same two cores; two at a time paint sooner than all at once. */
export function createMountQueue(atOnce = 2): MountQueue {
  let running = 0
  const waiting: (() => void)[] = []
  const leave = (): void => {
    running -= 1
    waiting.shift()?.()
  }
  return {
    enter: async () => {
      if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
      running += 1
      let left = false
      return () => {
        if (left) return
        left = true
        leave()
      }
    },
  }
}
