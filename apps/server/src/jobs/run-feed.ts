import type { AdapterRun } from '@wadah/adapter-host/adapter-host'
import { redact } from '@wadah/api/redact'
import { splitId } from '@wadah/contracts/ids'
import { strictestOf, wasStricter } from '@wadah/contracts/secrecy'
import { findFeed, type FeedRow } from '@wadah/db/feeds'
import { recordRun, type RunOutcome } from '@wadah/db/feed-runs'
import { findOpenHold, wasAccepted } from '@wadah/db/holds'
import { newestSnapshot, wasPurged } from '@wadah/db/snapshots'
import { CodedError, isCodedError } from '@wadah/errors'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { ConnectionBudget } from './connection-budget.ts'
import { grantCapabilities } from './grant-capabilities.ts'
import type { FeedChange, JobsDeps, RunNowResult } from './jobs.ts'
import { configOf, procedureOf, type LoadedRelease, type ReleaseLoader } from './load-release.ts'
import { implausibleValue, readRunData } from './read-run-data.ts'

/** What a run of a feed needs besides the deps of all jobs. */
export interface RunFeedDeps extends JobsDeps {
  releases: ReleaseLoader
  breaker: CircuitBreaker
  budget: ConnectionBudget
  onChange(change: FeedChange): void
  /** Whether the server is going down: what fails then is nobody's fault and is not recorded. */
  isStopping(): boolean
}

/** How far back a feed is asked to reach when it runs for the first time. */
const backfillDays = 3 * 365

/**
 * Runs the bridge of a feed once and records what came of it.
 *
 * @remarks Failure is recorded as failure: the last good snapshot stays as it is. An implausible value is kept as a candidate beside it.
 * A feed that waits for its first upload is neither. Throws `not_found` when the feed is not enabled, and what the storage throws.
 */
export async function runFeed(deps: RunFeedDeps, feedId: string, { force }: { force: boolean }): Promise<RunNowResult> {
  const feed = await findFeed(deps.database, feedId)
  const release = feed?.enabled === true ? await releaseOf(deps, feed) : undefined
  if (feed === undefined || release === undefined) throw new CodedError('not_found', `The feed ${feedId} is not enabled.`)
  // A trial waits for its turn; what it then brings is late, not failed.
  const isBeyondBudget =
    feed.variantOf !== null && !force && feed.meta.connections.some((name) => !deps.budget.hasRoomForPilot(`${feed.opd}/${name}`))
  if (isBeyondBudget) return { ok: true }
  const startedAt = new Date(deps.now())
  const outcome = await outcomeOf(deps, { feed, release, force })
  if (outcome.kind === 'waiting') return { ok: true }
  if (outcome.kind === 'failed' && deps.isStopping()) return { ok: false, code: outcome.code, message: outcome.reason }
  const recorded = await recordRun(deps.database, {
    feed: feedId,
    contractHash: feed.contractHash,
    secrecyRevision: feed.secrecyRevision,
    startedAt,
    finishedAt: new Date(deps.now()),
    outcome,
  })
  deps.onChange({ feed: feedId, kind: recorded.changed ? 'data' : 'facts' })
  if (outcome.kind === 'failed')
    deps.log({ level: 'info', message: 'A feed failed.', details: { feed: feedId, code: outcome.code, reason: outcome.reason } })
  return outcome.kind === 'failed' ? { ok: false, code: outcome.code, message: outcome.reason } : { ok: true }
}

/** The release whose bridge a feed runs; rows from before there were several go by the plugin's. */
function releaseOf({ releases }: RunFeedDeps, { release, plugin }: FeedRow): Promise<LoadedRelease | undefined> {
  return release === null ? releases.enabled(plugin) : releases.byHash(release)
}

interface FeedRunOptions {
  feed: FeedRow
  release: LoadedRelease
  force: boolean
}

/** `waiting`: the feed reads an upload that nobody has made yet. */
type FeedOutcome = RunOutcome | { kind: 'waiting' }

async function outcomeOf(deps: RunFeedDeps, options: FeedRunOptions): Promise<FeedOutcome> {
  let isWaiting = false
  const previous = await newestSnapshot(deps.database, options.feed.id)
  const waits = (): boolean => isWaiting && previous === undefined
  try {
    // What was taken in under a stricter class must not flow on into what is given back under the present one.
    const isOpen =
      previous !== undefined &&
      !wasStricter(previous.classes, { classification: options.feed.classification, fields: options.feed.fieldClasses })
    const run = await callAdapter(deps, {
      ...options,
      previous: isOpen ? previous.data : undefined,
      onMissingDeposit: () => (isWaiting = true),
    })
    const moment = { now: deps.now(), utcOffsetMinutes: deps.utcOffsetMinutes, before: previous?.observedAt ?? previous?.fetchedAt }
    const { feed } = options
    const read = await readRunData(run.output, feed.meta, moment)
    if (!read.hasTime) {
      if (waits()) return { kind: 'waiting' }
      throw new CodedError('source_shape', 'The answer does not name the time it speaks of; it may be empty.')
    }
    if (await wasPurged(deps.database, feed.id, read.data.contentHash))
      throw new CodedError('content_purged', 'The source still sends content that was purged here; it is not kept again.')
    const backfilled = feed.backfilledAt === null
    const hold = await findOpenHold(deps.database, feed.id)
    // Somebody holds the feed by hand: what is new waits, with the reason given.
    if (hold !== undefined && hold.by !== 'plausibility') return { kind: 'held', data: read.data, reason: hold.reason }
    const reason = await implausibleValue(deps.database, feed, { points: read.points, utcOffsetMinutes: deps.utcOffsetMinutes })
    // Without its state the bridge reads the held rows again next time: they are not lost when they turn out right.
    if (reason !== undefined && !(await wasAccepted(deps.database, feed.id, read.data.contentHash)))
      return { kind: 'held', data: read.data, reason }
    return { kind: 'ok', data: read.data, state: run.state, backfilled }
  } catch (thrown) {
    if (waits()) return { kind: 'waiting' }
    if (isCodedError(thrown) && thrown.code.startsWith('storage_')) throw thrown
    if (isCodedError(thrown)) return { kind: 'failed', code: thrown.code, reason: said(options.feed, thrown.message).slice(0, 500) }
    deps.log({
      level: 'error',
      message: 'A feed failed for a reason of the server’s own.',
      details: { feed: options.feed.id, reason: said(options.feed, String(thrown)) },
    })
    return { kind: 'failed', code: 'internal', reason: 'Something failed inside Wadah; the log of the server says what.' }
  }
}

/** Words of a bridge as they may stand in logs and reasons: whatever is not public may be quoted in them. */
function said({ classification, fieldClasses }: FeedRow, words: string): string {
  return strictestOf({ classification, fields: fieldClasses }) === 'public' ? words : redact(words)
}

interface CallAdapterOptions extends FeedRunOptions {
  previous: unknown
  onMissingDeposit(): void
}

async function callAdapter(
  deps: RunFeedDeps,
  { feed, release, force, previous, onMissingDeposit }: CallAdapterOptions,
): Promise<AdapterRun> {
  const { name } = splitId(feed.id)
  const recorded = procedureOf(release, name, 'feed')
  const { config } = await configOf(deps.database, release)
  const mayBackfill = release.manifest.permissions.capabilities.some((capability) => capability.name === 'backfill')
  const now = deps.now()
  const run = await deps.adapterHost.run({
    release: release.adapter,
    procedure: name,
    recorded,
    context: {
      now,
      config,
      previous,
      utcOffsetMinutes: deps.utcOffsetMinutes,
      state: feed.adapterState ?? undefined,
      backfill: mayBackfill && feed.backfilledAt === null ? { since: new Date(now - backfillDays * 86_400_000).toISOString() } : undefined,
    },
    capabilities: grantCapabilities(deps, {
      release,
      connections: recorded.meta.connections,
      classification: recorded.meta.classification,
      breaker: deps.breaker,
      budget: deps.budget,
      force,
      onMissingDeposit,
    }),
  })
  for (const line of run.logs)
    deps.log({ level: line.level === 'error' ? 'warn' : 'debug', message: `${feed.id}: ${said(feed, line.message)}` })
  return run
}
