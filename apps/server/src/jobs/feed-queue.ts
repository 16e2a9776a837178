import { setTimeout as wait } from 'node:timers/promises'
import type { Job, PgBoss } from 'pg-boss'
import { CodedError } from '@wadah/errors'
import { inBackground } from '@wadah/db/priority'
import type { RunNowResult } from './jobs.ts'

/** Runs of feeds, each feed at most once at a time over all replicas. */
export interface FeedQueue {
  /** Takes up work. `isAlone`: no other process works on this database, so what looks under way is left over from a crash. */
  start(options: { isAlone: boolean }): Promise<void>
  /** Takes up nothing more and waits for what is under way, within bounds. */
  stop(): Promise<void>
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

/** Options of {@link createFeedQueue}. */
export interface FeedQueueOptions {
  /** Never throws for what a feed does; what it throws is the server's own failure. */
  run(queued: QueuedRun): Promise<RunNowResult>
  /** The queue could not be read or written; it is tried again. */
  onTrouble(thrown: unknown): void
}

const queueName = 'feed-run'
/** Most runs wait for their source, so many fit beside each other. */
const runsAtOnce = 32
/** A run ends by itself long before: its adapter has ten seconds. What is left of a crashed replica is free after this. */
const expireInSeconds = 45
const lookMs = 500
const askAgainMs = 50
const longestWaitMs = 60_000
const stopMs = 15_000

/**
 * Creates the queue of feed runs.
 *
 * @remarks Jobs are fetched as places come free and settled one by one. The library's own workers would either poll once a place or
 * settle a batch together, so that one slow source kept twenty feeds from their next run.
 */
export function createFeedQueue(boss: PgBoss, { run, onTrouble }: FeedQueueOptions): FeedQueue {
  const active = new Set<Promise<void>>()
  let isOpen = false
  let isFetching = false
  let shouldFetchAgain = false
  let timer: NodeJS.Timeout | undefined
  const settle = async ({ id, data }: Job<QueuedRun>): Promise<void> => {
    try {
      const result = await run(data)
      await boss.complete(queueName, id, result)
    } catch (thrown) {
      onTrouble(thrown)
      await boss.fail(queueName, id, { reason: String(thrown) })
    }
  }
  const begin = (job: Job<QueuedRun>): void => {
    const running = inBackground(() => settle(job))
      .catch(onTrouble)
      .finally(() => {
        active.delete(running)
        fetchMore()
      })
    active.add(running)
  }
  const fetchAll = async (): Promise<void> => {
    do {
      shouldFetchAgain = false
      const places = runsAtOnce - active.size
      if (!isOpen || places <= 0) return
      for (const job of await inBackground(() => boss.fetch<QueuedRun>(queueName, { batchSize: places }))) begin(job)
    } while (shouldFetchAgain)
  }
  const fetchMore = (): void => {
    shouldFetchAgain = true
    if (isFetching || !isOpen) return
    isFetching = true
    fetchAll()
      .catch(onTrouble)
      .finally(() => {
        isFetching = false
      })
  }
  return {
    async start({ isAlone }) {
      await boss.createQueue(queueName, {
        policy: 'exclusive',
        expireInSeconds,
        retryLimit: 0,
        deleteAfterSeconds: 120,
        retentionSeconds: 600,
      })
      if (isAlone) await boss.deleteAllJobs(queueName)
      isOpen = true
      timer = setInterval(fetchMore, lookMs)
    },
    async stop() {
      isOpen = false
      clearInterval(timer)
      await Promise.race([Promise.all(active), wait(stopMs, undefined, { ref: false })])
    },
    async send(feed) {
      const id = await boss.send(queueName, { feed, force: false } satisfies QueuedRun, { singletonKey: feed })
      if (id !== null) fetchMore()
    },
    async runNow(feed) {
      const until = Date.now() + longestWaitMs
      let id: string | null = null
      while (Date.now() < until) {
        // Null: a run is queued or under way. It may have read its source before what this call is about, so it is waited for, not joined.
        id ??= await boss.send(queueName, { feed, force: true } satisfies QueuedRun, { singletonKey: feed, priority: 10 })
        fetchMore()
        const job = id === null ? null : await boss.getJobById(queueName, id)
        if (job?.state === 'completed') return job.output as unknown as RunNowResult
        if (job?.state === 'failed' || job?.state === 'cancelled')
          throw new CodedError('internal', 'The run could not be recorded.', { cause: job.output })
        await wait(askAgainMs)
      }
      throw new CodedError('source_timeout', 'The run is still queued; look again in a while.')
    },
  }
}
