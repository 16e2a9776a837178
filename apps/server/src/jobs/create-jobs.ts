import { setTimeout as wait } from 'node:timers/promises'
import { findFeed } from '@wadah/db/feeds'
import { CodedError } from '@wadah/errors'
import { createRateLimit } from '../http/rate-limit.ts'
import { backUp } from './back-up.ts'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { endHold } from './end-hold.ts'
import { createConnectionBudget } from './connection-budget.ts'
import { createFeedQueue, type QueuedRun } from './feed-queue.ts'
import { createFeedSchedule } from './feed-schedule.ts'
import type { FeedChange, Jobs, JobsDeps, RunNowResult } from './jobs.ts'
import { createReleaseLoader } from './load-release.ts'
import { openBoss } from './open-boss.ts'
import { createQueryCache } from './query-cache.ts'
import { runFeed } from './run-feed.ts'
import { runIntake } from './run-intake.ts'
import { runQuery } from './run-query.ts'
import { tryConfig } from './try-config.ts'
import { startUpkeep } from './upkeep.ts'

export type { FeedChange, IntakeOutcome, Jobs } from './jobs.ts'

/** How often the schedule is looked at, and how often it is read anew in case another replica changed it. */
const tickMs = 500
const reloadMs = 60_000
const stopMs = 5_000
/** How long the enabling of a release waits for its feeds' first data, so that screens do not switch to nothing. */
const firstRunsMs = 3_000

/** Creates the jobs of the server: feeds on their cadence, queries, uploads, and upkeep. */
export function createJobs(deps: JobsDeps): Jobs {
  const listeners = new Set<(change: FeedChange) => void>()
  const releases = createReleaseLoader(deps.database)
  const breaker = createCircuitBreaker(deps.now)
  const budget = createConnectionBudget(deps.now)
  const schedule = createFeedSchedule(deps.database, deps)
  const boss = openBoss(deps)
  let timers: NodeJS.Timeout[] = []
  let isStarted = false
  let isStopping = false
  const onChange = (change: FeedChange): void => {
    for (const listener of listeners) listener(change)
  }
  const feedDeps = { ...deps, releases, breaker, budget, onChange, isStopping: () => isStopping }
  const runQueued = async ({ feed, force }: QueuedRun): Promise<RunNowResult> => {
    const row = await findFeed(deps.database, feed)
    const history =
      row === undefined ? undefined : { feed, poll: row.meta.poll, lastRunAt: row.lastRunAt?.getTime(), failedRuns: row.failedRuns }
    if (deps.safeMode === true) return { ok: true }
    if (!force && (history === undefined || row?.enabled !== true || !schedule.isDue(history))) return { ok: true }
    const result = await runFeed(feedDeps, feed, { force })
    schedule.noteRun(feed, result.ok)
    return result
  }
  const warn =
    (message: string) =>
    (thrown: unknown): void => {
      if (!isStopping) deps.log({ level: 'warn', message, details: { reason: String(thrown) } })
    }
  const queue = createFeedQueue(boss, { run: runQueued, onTrouble: warn('The queue of feed runs met trouble.') })
  const queryDeps = {
    ...deps,
    releases,
    breaker,
    budget,
    cache: createQueryCache({ entries: 2_000, bytes: 64 * 1_048_576, now: deps.now }),
    rate: createRateLimit({ burst: 240, windowMs: 60_000 }, deps.now),
  }
  const pluginsOff = (): CodedError => new CodedError('plugins_off', 'The server was started in safe mode: no plugin runs.')
  const sendDue = (): void => {
    if (deps.safeMode === true) return
    for (const feed of schedule.takeDue()) queue.send(feed).catch(warn('A feed could not be queued.'))
  }
  const runNow = async (feed: string): Promise<RunNowResult> => {
    if (deps.safeMode === true) return { ok: false, code: 'plugins_off', message: pluginsOff().message }
    const row = await findFeed(deps.database, feed)
    // Asked here, so that an unknown feed is an answer and no failed job.
    if (row?.enabled !== true) return runFeed(feedDeps, feed, { force: true })
    return queue.runNow(feed)
  }
  async function reschedule(): Promise<void> {
    const changed = await schedule.reload()
    if (!isStarted || isStopping) return
    for (const feed of changed) schedule.noteAsked(feed)
    const runs = changed.map((feed) => runNow(feed).catch(warn('A feed could not run when it was enabled.')))
    sendDue()
    await Promise.race([Promise.all(runs), wait(firstRunsMs, undefined, { ref: false })])
  }
  return {
    async start() {
      await boss.start()
      await queue.start({ isAlone: deps.database.kind === 'pglite' })
      await startUpkeep(boss, deps)
      await schedule.reload()
      timers = [setInterval(sendDue, tickMs), setInterval(() => reschedule().catch(warn('The schedule could not be read.')), reloadMs)]
      isStarted = true
      sendDue()
    },
    async stop() {
      isStopping = true
      for (const timer of timers) clearInterval(timer)
      await queue.stop()
      await boss.stop({ graceful: true, timeout: stopMs })
    },
    reschedule,
    runNow,
    async runQuery(options) {
      if (deps.safeMode === true) throw pluginsOff()
      return runQuery(queryDeps, options)
    },
    async runIntake(options) {
      if (deps.safeMode === true) throw pluginsOff()
      return runIntake({ ...deps, releases, runFeed: runNow }, options)
    },
    tryConfig: (options) => tryConfig(feedDeps, options),
    endHold: (options) => endHold(feedDeps, options),
    backUp: () => backUp(deps),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
