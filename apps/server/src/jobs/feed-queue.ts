import { setTimeout as wait } from 'node:timers/promises'
import type { Job, PgBoss } from 'pg-boss'
import { CodedError } from '@wadah/errors'
import { inBackground } from '@wadah/db/priority'
import type { RunNowResult } from './jobs.ts'

/** Runs of feeds, each feed at most once at a time over all replicas. */
export interface FeedQueue {
  /** Takes up work. `isAlone`: no other process works on this database, so what looks under way is left over from a crash. */
  start(options: { isAlone: boolean }): Promise<void>
  /** Asks for a scheduled run; nothing happens when one is queued or under way. */
  send(feed: string): Promise<void>
  /** Asks for a run that begins after this call, and waits for it. */
  runNow(feed: string): Promise<RunNowResult>
}

/** What a queued run carries. */
export interface QueuedRun {
  feed: string
  /** Whether somebody asked: then it runs whatever its cadence and circuit. */
  force: boolean
}

const queueName = 'feed-run'
const runsAtOnce = 12
/** A run ends by itself long before: its adapter has ten seconds. */
const expireInSeconds = 90
const askAgainMs = 60
const longestWaitMs = 60_000

/** Creates the queue of feed runs. `run` never throws for what a feed does; what it throws is the server's own failure. */
export function createFeedQueue(boss: PgBoss, run: (queued: QueuedRun) => Promise<RunNowResult>): FeedQueue {
  const work = async ([job]: Job<QueuedRun>[]): Promise<RunNowResult> => (job === undefined ? { ok: true } : inBackground(() => run(job.data)))
  return {
    async start({ isAlone }) {
      const options = { expireInSeconds, heartbeatSeconds: 20, retryLimit: 0, deleteAfterSeconds: 120, retentionSeconds: 600, notify: true }
      await boss.createQueue(queueName, { ...options, policy: 'exclusive' })
      if (isAlone) await boss.deleteAllJobs(queueName)
      // A queue with `notify` drains a backlog at one job a worker in each of these intervals, so both are short.
      await boss.work(queueName, { localConcurrency: runsAtOnce, batchSize: 1, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 }, work)
    },
    async send(feed) {
      await boss.send(queueName, { feed, force: false } satisfies QueuedRun, { singletonKey: feed })
    },
    async runNow(feed) {
      const until = Date.now() + longestWaitMs
      let id: string | null = null
      while (Date.now() < until) {
        // Null: a run is queued or under way. It may have read its source before what this call is about, so it is waited for, not joined.
        id ??= await boss.send(queueName, { feed, force: true } satisfies QueuedRun, { singletonKey: feed, priority: 10 })
        const job = id === null ? null : await boss.getJobById(queueName, id)
        if (job?.state === 'completed') return job.output as unknown as RunNowResult
        if (job?.state === 'failed' || job?.state === 'cancelled') throw new CodedError('internal', 'The run could not be recorded.', { cause: job.output })
        await wait(askAgainMs)
      }
      throw new CodedError('source_timeout', 'The run is still queued; look again in a while.')
    },
  }
}
