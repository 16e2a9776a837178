import type { Beat } from './engine.ts'

/** Counts the processor time that a guest's own code takes, and nothing else. */
export interface CpuMeter {
  /** Runs a stretch of guest code. */
  slice<TResult>(work: () => TResult): TResult
  /** Tells the engine whether to interrupt; true once the limit is reached or the run has ended. */
  shouldInterrupt(): boolean
  /** Makes the guest stop at its next instruction. */
  stop(): void
  readonly isExceeded: boolean
  readonly usedMs: number
}

function threadCpuMs(): number {
  const usage = process.threadCpuUsage()
  return (usage.user + usage.system) / 1_000
}

/** Creates a meter. Time of the thread, not of the clock: a busy machine must not make an honest adapter fail. */
export function createCpuMeter(limitMs: number, beat: Beat): CpuMeter {
  let used = 0
  let startedAt: number | undefined
  let isExceeded = false
  let isStopped = false
  const current = (): number => used + (startedAt === undefined ? 0 : threadCpuMs() - startedAt)
  return {
    slice(work) {
      // A host function may be on the stack already: the outer slice counts.
      if (startedAt !== undefined) return work()
      startedAt = threadCpuMs()
      beat.enter()
      try {
        return work()
      } finally {
        beat.leave()
        used = current()
        startedAt = undefined
      }
    },
    shouldInterrupt() {
      if (isStopped) return true
      if (current() <= limitMs) return false
      isExceeded = true
      return true
    },
    stop() {
      isStopped = true
    },
    get isExceeded() {
      return isExceeded
    },
    get usedMs() {
      return current()
    },
  }
}
