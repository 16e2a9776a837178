import { Worker } from 'node:worker_threads'
import { beatCells, type FromWorker, type ToWorker } from './worker-messages.ts'

/** One thread of the pool, seen from the host. */
export interface SandboxThread {
  post(message: ToWorker): void
  /** Reads the beat once a tick; gives the attempt that has held the thread since an earlier tick and for how many ticks, if any. */
  tick(): { attempt: number; ticks: number } | undefined
  /** Whether a guest held the thread for the whole of the last tick. */
  readonly isHeld: boolean
  /** The attempt that holds the thread at this moment; 0 when none does. */
  holder(): number
  terminate(): Promise<number>
}

/** Events of a {@link SandboxThread}. */
export interface SandboxThreadEvents {
  onMessage(message: FromWorker): void
  /** The thread is gone without being told to. */
  onExit(reason: string): void
}

/** Starts a thread; messages posted before it is ready wait in its port. */
export function startSandboxThread(events: SandboxThreadEvents): SandboxThread {
  const beat = new SharedArrayBuffer(8)
  const cells = new Int32Array(beat)
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), {
    workerData: { beat },
    env: {},
    // A guest stack of 512 KB overflows the host's default stack; strings of many runs must not take the process down.
    resourceLimits: { stackSizeMb: 8, maxOldGenerationSizeMb: 512 },
  })
  let seenSerial = 0
  let ticks = 0
  let isTold = false
  let reason = 'it stopped'
  worker.on('message', events.onMessage)
  worker.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error)
  })
  worker.on('exit', () => {
    if (!isTold) events.onExit(reason)
  })
  worker.unref()
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    post: (message) => worker.postMessage(message),
    tick() {
      const attempt = Atomics.load(cells, beatCells.attempt)
      const serial = Atomics.load(cells, beatCells.serial)
      ticks = attempt !== 0 && serial === seenSerial ? ticks + 1 : 0
      seenSerial = serial
      return ticks === 0 ? undefined : { attempt, ticks }
    },
    get isHeld() {
      return ticks > 0
    },
    holder: () => Atomics.load(cells, beatCells.attempt),
    async terminate() {
      isTold = true
      return worker.terminate()
    },
  }
}
