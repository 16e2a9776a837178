import { CodedError } from '@wadah/errors'
import type { HostLog } from './adapter-host.ts'
import type { GuestFailure, GuestOutcome, ReleaseImage } from './engine.ts'
import { startSandboxThread, type SandboxThread } from './sandbox-thread.ts'
import type { FromWorker, ToWorker } from './worker-messages.ts'

/** How a job ended in a thread. */
export type JobEnd =
  | { kind: 'evaluated'; result: { ok: true; image: ReleaseImage } | { ok: false; failure: GuestFailure } }
  | { kind: 'ended'; outcome: GuestOutcome; cpuMs: number; calls: number }

/** One thing to do in a thread. It may be started more than once: a thread that another guest holds is left. */
export interface SandboxJob {
  /** Jobs of one release run at most {@link runsPerRelease} at a time, so that one release cannot take every place. */
  release: string
  wallMs: number
  /** Longest time a guest may hold a thread before it is torn down, clock time. */
  holdMs: number
  message(attempt: number): Extract<ToWorker, { attempt: number }>
  /** Called at each start; answers the calls of that start. */
  begin(): (op: string, json: string) => Promise<{ ok: boolean; json: string }>
  onEnd(end: JobEnd): void
}

/** Threads that run guests. */
export interface SandboxPool {
  submit(job: SandboxJob): void
  close(): Promise<void>
}

/** Length of a tick of the watch over the threads, and how many of them a guest may hold a thread before its neighbours leave. */
const tickMs = 100
const ticksUntilNeighboursLeave = 3
const runsPerThread = 16
const runsPerRelease = 4
const startsPerJob = 4

interface Attempt {
  id: number
  job: SandboxJob
  starts: number
  thread: PoolThread
  wall: NodeJS.Timeout
  answer: (op: string, json: string) => Promise<{ ok: boolean; json: string }>
}

interface PoolThread {
  thread: SandboxThread
  attempts: Map<number, Attempt>
}

const crashed = (message: string): JobEnd => ({ kind: 'ended', outcome: { ok: false, failure: { code: 'adapter_crashed', message } }, cpuMs: 0, calls: 0 })
const failed = (code: GuestFailure['code'], message: string): JobEnd => ({ kind: 'ended', outcome: { ok: false, failure: { code, message } }, cpuMs: 0, calls: 0 })

/** Creates a pool; it keeps `workers` threads and adds as many again while guests hold all of them. */
export function createSandboxPool({ workers, log }: { workers: number; log: HostLog }): SandboxPool {
  const threads = new Set<PoolThread>()
  const queue: { job: SandboxJob; starts: number }[] = []
  const running = new Map<string, number>()
  let lastAttempt = 0
  let watch: NodeJS.Timeout | undefined
  let isClosed = false

  const release = (attempt: Attempt): void => {
    clearTimeout(attempt.wall)
    attempt.thread.attempts.delete(attempt.id)
    const left = (running.get(attempt.job.release) ?? 1) - 1
    if (left === 0) running.delete(attempt.job.release)
    else running.set(attempt.job.release, left)
  }
  const finish = (attempt: Attempt, end: JobEnd): void => {
    release(attempt)
    attempt.job.onEnd(end)
    dispatch()
  }
  const startAgain = (attempt: Attempt): void => {
    release(attempt)
    if (attempt.starts >= startsPerJob) attempt.job.onEnd(crashed('The thread of this run was lost too often.'))
    else queue.unshift({ job: attempt.job, starts: attempt.starts })
  }
  const tearDown = (pooled: PoolThread, culprit: Attempt | undefined, end: JobEnd): void => {
    threads.delete(pooled)
    pooled.thread.terminate().catch((cause: unknown) => log({ level: 'error', message: 'A sandbox thread could not be ended.', details: { reason: String(cause) } }))
    for (const attempt of [...pooled.attempts.values()]) if (attempt !== culprit) startAgain(attempt)
    if (culprit !== undefined) {
      log({ level: 'warn', message: 'A sandbox thread was torn down because an adapter never gave it back.', details: { release: culprit.job.release } })
      finish(culprit, end)
    } else dispatch()
  }
  const onWall = (attempt: Attempt): void => {
    const end = failed('adapter_time', `The run took longer than ${attempt.job.wallMs} ms.`)
    if (attempt.thread.thread.holder() === attempt.id) return tearDown(attempt.thread, attempt, end)
    attempt.thread.thread.post({ type: 'cancel', attempt: attempt.id })
    finish(attempt, end)
  }
  const onMessage = (pooled: PoolThread, message: FromWorker): void => {
    if (message.type === 'ready') return
    const attempt = pooled.attempts.get(message.attempt)
    if (attempt === undefined) return
    if (message.type === 'evaluated') finish(attempt, { kind: 'evaluated', result: message.result })
    else if (message.type === 'ended') finish(attempt, { kind: 'ended', outcome: message.outcome, cpuMs: message.cpuMs, calls: message.calls })
    else
      void attempt.answer(message.op, message.json).then(({ ok, json }) => {
        if (pooled.attempts.get(attempt.id) === attempt) pooled.thread.post({ type: 'answer', attempt: attempt.id, call: message.call, ok, json })
      })
  }
  const addThread = (): PoolThread => {
    const attempts = new Map<number, Attempt>()
    const pooled: PoolThread = {
      attempts,
      thread: startSandboxThread({
        onMessage: (message) => onMessage(pooled, message),
        onExit(reason) {
          threads.delete(pooled)
          if (isClosed) return
          log({ level: 'error', message: 'A sandbox thread stopped by itself.', details: { reason } })
          const culprit = attempts.get(pooled.thread.holder())
          for (const attempt of [...attempts.values()]) if (attempt !== culprit) startAgain(attempt)
          if (culprit !== undefined) finish(culprit, crashed(`The thread of the sandbox stopped: ${reason}`))
          else dispatch()
        },
      }),
    }
    threads.add(pooled)
    return pooled
  }
  const freeThread = (): PoolThread | undefined => {
    const open = [...threads].filter((pooled) => !pooled.thread.isHeld && pooled.attempts.size < runsPerThread)
    const [best] = open.toSorted((a, b) => a.attempts.size - b.attempts.size)
    const most = [...threads].some((pooled) => pooled.thread.isHeld) ? workers * 2 : workers
    if (best !== undefined && (best.attempts.size === 0 || threads.size >= most)) return best
    return threads.size < most ? addThread() : best
  }
  const start = (pooled: PoolThread, { job, starts }: { job: SandboxJob; starts: number }): void => {
    lastAttempt = (lastAttempt % 2_000_000_000) + 1
    const attempt: Attempt = { id: lastAttempt, job, starts: starts + 1, thread: pooled, answer: job.begin(), wall: setTimeout(() => onWall(attempt), job.wallMs) }
    pooled.attempts.set(attempt.id, attempt)
    running.set(job.release, (running.get(job.release) ?? 0) + 1)
    pooled.thread.post(job.message(attempt.id))
  }
  const dispatch = (): void => {
    for (let at = 0; at < queue.length && !isClosed; ) {
      const next = queue[at]
      if (next === undefined) break
      if ((running.get(next.job.release) ?? 0) >= runsPerRelease) {
        at += 1
        continue
      }
      const pooled = freeThread()
      if (pooled === undefined) break
      queue.splice(at, 1)
      start(pooled, next)
    }
    const isBusy = [...threads].some((pooled) => pooled.attempts.size > 0)
    if (isBusy && watch === undefined) watch = setInterval(look, tickMs)
    else if (!isBusy && watch !== undefined) {
      clearInterval(watch)
      watch = undefined
    }
  }
  const look = (): void => {
    for (const pooled of [...threads]) {
      const held = pooled.thread.tick()
      if (held === undefined) continue
      const culprit = pooled.attempts.get(held.attempt)
      if (held.ticks * tickMs > (culprit?.job.holdMs ?? 0)) tearDown(pooled, culprit, failed('adapter_cpu', 'The adapter held its thread in one step that could not be interrupted.'))
      else if (held.ticks === ticksUntilNeighboursLeave)
        for (const attempt of [...pooled.attempts.values()]) {
          if (attempt === culprit) continue
          pooled.thread.post({ type: 'cancel', attempt: attempt.id })
          startAgain(attempt)
        }
    }
    dispatch()
  }

  return {
    submit(job) {
      if (isClosed) throw new CodedError('adapter_crashed', 'The adapter host is closed.')
      queue.push({ job, starts: 0 })
      dispatch()
    },
    async close() {
      isClosed = true
      clearInterval(watch)
      const all = [...threads]
      const left = all.flatMap((pooled) => [...pooled.attempts.values()])
      for (const attempt of left) {
        release(attempt)
        attempt.job.onEnd(crashed('The adapter host was closed.'))
      }
      for (const { job } of queue.splice(0)) job.onEnd(crashed('The adapter host was closed.'))
      await Promise.all(all.map((pooled) => pooled.thread.terminate()))
      threads.clear()
    },
  }
}
