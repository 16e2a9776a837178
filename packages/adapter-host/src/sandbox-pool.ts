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
interface SandboxJob {
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

const failed = (code: GuestFailure['code'], message: string): JobEnd => ({
  kind: 'ended',
  outcome: { ok: false, failure: { code, message } },
  cpuMs: 0,
  calls: 0,
})

/** Creates a pool; it keeps `workers` threads and adds as many again while guests hold some of them. */
export function createSandboxPool({ workers, log }: { workers: number; log: HostLog }): SandboxPool {
  return new ThreadPool(workers, log)
}

class ThreadPool implements SandboxPool {
  private readonly workers: number
  private readonly log: HostLog
  private readonly threads = new Set<PoolThread>()
  private readonly queue: { job: SandboxJob; starts: number }[] = []
  /** Jobs under way by release. */
  private readonly running = new Map<string, number>()
  private lastAttempt = 0
  private watch: NodeJS.Timeout | undefined
  private isClosed = false

  constructor(workers: number, log: HostLog) {
    this.workers = workers
    this.log = log
  }

  submit(job: SandboxJob): void {
    if (this.isClosed) throw new CodedError('adapter_crashed', 'The adapter host is closed.')
    this.queue.push({ job, starts: 0 })
    this.dispatch()
  }

  async close(): Promise<void> {
    this.isClosed = true
    clearInterval(this.watch)
    const all = [...this.threads]
    const end = failed('adapter_crashed', 'The adapter host was closed.')
    for (const attempt of all.flatMap((pooled) => [...pooled.attempts.values()])) {
      this.release(attempt)
      attempt.job.onEnd(end)
    }
    for (const { job } of this.queue.splice(0)) job.onEnd(end)
    await Promise.all(all.map((pooled) => pooled.thread.terminate()))
    this.threads.clear()
  }

  /** Starts what can be started, and watches the threads as long as there is something to watch. */
  private dispatch(): void {
    for (let at = 0; at < this.queue.length && !this.isClosed;) {
      const next = this.queue[at]
      if (next === undefined) break
      if ((this.running.get(next.job.release) ?? 0) >= runsPerRelease) {
        at += 1
        continue
      }
      const pooled = this.freeThread()
      if (pooled === undefined) break
      this.queue.splice(at, 1)
      this.start(pooled, next)
    }
    const isBusy = [...this.threads].some((pooled) => pooled.attempts.size > 0)
    if (isBusy) this.watch ??= setInterval(() => this.look(), tickMs)
    else {
      clearInterval(this.watch)
      this.watch = undefined
    }
  }

  /** The least busy thread that no guest holds; a new one while there may be more. */
  private freeThread(): PoolThread | undefined {
    const isHeld = [...this.threads].some((pooled) => pooled.thread.isHeld)
    const most = isHeld ? this.workers * 2 : this.workers
    const open = [...this.threads].filter((pooled) => !pooled.thread.isHeld && pooled.attempts.size < runsPerThread)
    const [best] = open.toSorted((a, b) => a.attempts.size - b.attempts.size)
    if (best !== undefined && (best.attempts.size === 0 || this.threads.size >= most)) return best
    return this.threads.size < most ? this.addThread() : best
  }

  private addThread(): PoolThread {
    const pooled: PoolThread = {
      attempts: new Map(),
      thread: startSandboxThread({
        onMessage: (message) => this.receive(pooled, message),
        onExit: (reason) => this.onExit(pooled, reason),
      }),
    }
    this.threads.add(pooled)
    return pooled
  }

  private start(pooled: PoolThread, { job, starts }: { job: SandboxJob; starts: number }): void {
    this.lastAttempt = (this.lastAttempt % 2_000_000_000) + 1
    const attempt: Attempt = {
      id: this.lastAttempt,
      job,
      starts: starts + 1,
      thread: pooled,
      answer: job.begin(),
      wall: setTimeout(() => this.onWall(attempt), job.wallMs),
    }
    pooled.attempts.set(attempt.id, attempt)
    this.running.set(job.release, (this.running.get(job.release) ?? 0) + 1)
    pooled.thread.post(job.message(attempt.id))
  }

  private receive(pooled: PoolThread, message: FromWorker): void {
    const attempt = message.type === 'ready' ? undefined : pooled.attempts.get(message.attempt)
    if (message.type === 'ready' || attempt === undefined) return
    if (message.type === 'evaluated') this.finish(attempt, { kind: 'evaluated', result: message.result })
    else if (message.type === 'ended')
      this.finish(attempt, { kind: 'ended', outcome: message.outcome, cpuMs: message.cpuMs, calls: message.calls })
    else
      void attempt.answer(message.op, message.json).then(({ ok, json }) => {
        if (pooled.attempts.get(attempt.id) === attempt)
          pooled.thread.post({ type: 'answer', attempt: attempt.id, call: message.call, ok, json })
      })
  }

  private release(attempt: Attempt): void {
    clearTimeout(attempt.wall)
    attempt.thread.attempts.delete(attempt.id)
    const left = (this.running.get(attempt.job.release) ?? 1) - 1
    if (left === 0) this.running.delete(attempt.job.release)
    else this.running.set(attempt.job.release, left)
  }

  private finish(attempt: Attempt, end: JobEnd): void {
    this.release(attempt)
    attempt.job.onEnd(end)
    this.dispatch()
  }

  private startAgain(attempt: Attempt): void {
    this.release(attempt)
    if (attempt.starts >= startsPerJob) attempt.job.onEnd(failed('adapter_crashed', 'The thread of this run was lost too often.'))
    else this.queue.unshift({ job: attempt.job, starts: attempt.starts })
  }

  private onWall(attempt: Attempt): void {
    const end = failed('adapter_time', `The run took longer than ${attempt.job.wallMs} ms.`)
    const { thread } = attempt.thread
    if (thread.holder() === attempt.id) return this.tearDown(attempt.thread, attempt, end)
    thread.post({ type: 'cancel', attempt: attempt.id })
    this.finish(attempt, end)
  }

  /** A tick of the watch: neighbours leave a thread that a guest holds, and one that is never given back is torn down. */
  private look(): void {
    for (const pooled of this.threads) {
      const held = pooled.thread.tick()
      if (held === undefined) continue
      const culprit = pooled.attempts.get(held.attempt)
      if (held.ticks * tickMs > (culprit?.job.holdMs ?? 0))
        this.tearDown(pooled, culprit, failed('adapter_cpu', 'The adapter held its thread in one step that could not be interrupted.'))
      else if (held.ticks === ticksUntilNeighboursLeave) this.moveNeighbours(pooled, culprit)
    }
    this.dispatch()
  }

  private moveNeighbours(pooled: PoolThread, culprit: Attempt | undefined): void {
    for (const attempt of pooled.attempts.values()) {
      if (attempt === culprit) continue
      pooled.thread.post({ type: 'cancel', attempt: attempt.id })
      this.startAgain(attempt)
    }
  }

  private tearDown(pooled: PoolThread, culprit: Attempt | undefined, end: JobEnd): void {
    this.threads.delete(pooled)
    pooled.thread
      .terminate()
      .catch((cause: unknown) =>
        this.log({ level: 'error', message: 'A sandbox thread could not be ended.', details: { reason: String(cause) } }),
      )
    this.log({
      level: 'warn',
      message: 'A sandbox thread was torn down because an adapter never gave it back.',
      details: { release: culprit?.job.release },
    })
    this.abandon(pooled, culprit, end)
  }

  private onExit(pooled: PoolThread, reason: string): void {
    this.threads.delete(pooled)
    if (this.isClosed) return
    this.log({ level: 'error', message: 'A sandbox thread stopped by itself.', details: { reason } })
    this.abandon(
      pooled,
      pooled.attempts.get(pooled.thread.holder()),
      failed('adapter_crashed', `The thread of the sandbox stopped: ${reason}`),
    )
  }

  /** Ends the culprit and starts its neighbours again elsewhere. */
  private abandon(pooled: PoolThread, culprit: Attempt | undefined, end: JobEnd): void {
    for (const attempt of pooled.attempts.values()) if (attempt !== culprit) this.startAgain(attempt)
    if (culprit === undefined) this.dispatch()
    else this.finish(culprit, end)
  }
}
