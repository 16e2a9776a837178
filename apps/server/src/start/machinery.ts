import { createAdapterHost } from '@wadah/adapter-host/create-adapter-host'
import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import { isWall } from '@wadah/api/clearance'
import { feedFacts } from '@wadah/api/feed-facts'
import type { EnablingServices } from '@wadah/api/enabling-services'
import type { SecrecyServices } from '@wadah/api/services'
import { factsAs, secrecyOf, type FeedSecrecy } from '@wadah/api/shown'
import { createHttpConnector } from '@wadah/connectors/http'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { readStoredFeeds } from '@wadah/db/feeds'
import type { Database } from '@wadah/db/open'
import { createEnabling } from '../enabling/create-enabling.ts'
import { joinReach } from '../enabling/reach-of-replicas.ts'
import { watchPilots } from '../enabling/watch-pilots.ts'
import { purposesOf } from '@wadah/db/read-purposes'
import { createAuditJudge } from '../audit/audit-state.ts'
import { sealAudit } from '../audit/seal-audit.ts'
import { followDatabase } from '../feeds/live-notifications.ts'
import { storedLiveSource } from '../feeds/stored-live-source.ts'
import { createMetrics, type Metrics } from '../http/metrics.ts'
import type { Identity } from '../identity/identity.ts'
import { createJobs } from '../jobs/create-jobs.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { createConnectionCounts, type ConnectionCounts } from '../live/connection-counts.ts'
import { createLiveHub, type LiveHub } from '../live/live-hub.ts'
import { startSessionSweep } from '../live/session-sweep.ts'
import { createRestrictedReads } from '../secrecy/restricted-reads.ts'
import { wallId, withRoomClearance } from '../secrecy/room-clearance.ts'
import type { Foundation } from './foundation.ts'
import { openIdentity } from './open-identity.ts'
import { originsOf } from './origins.ts'

/** The parts that work by themselves. */
export interface Machinery {
  adapterHost: AdapterHost
  jobs: Jobs
  enabling: EnablingServices
  hub: LiveHub
  connections: ConnectionCounts
  metrics: Metrics
  identity: Identity
  origins: readonly string[]
  secrecy: SecrecyServices
  sealAudit(): Promise<unknown>
}

/** Builds sandbox, jobs, live stream and identity; nothing runs yet. */
export async function buildMachinery(
  foundation: Foundation,
  simulatorUrl: string | undefined,
  stack: AsyncDisposableStack,
): Promise<Machinery> {
  const { config, database, installation, log, now, secrets } = foundation
  let isStopping = false
  const failed = (error: unknown) => {
    if (!isStopping) log({ level: 'error', message: 'The live stream failed.', details: { reason: String(error) } })
  }
  const adapterHost = createAdapterHost({ workers: config.workers, log })
  stack.defer(() => adapterHost.close())
  const http = createHttpConnector()
  stack.defer(() => http.close())
  const readFacts = async () =>
    (await readStoredFeeds(database)).map((stored) =>
      openFacts(feedFacts(stored, installation, now()), secrecyOf(stored.feed, stored.snapshot?.classes)),
    )
  const { utcOffsetMinutes } = installation.city
  const openSecret = (sealed: Uint8Array) => secrets.open<ReturnType<Parameters<typeof createJobs>[0]['openSecret']>>(sealed)
  const { backupDir } = config
  const city = config.city
  const seal = () => sealAudit({ database, secrets, city, backupDir, now })
  const jobs = createJobs({
    database,
    adapterHost,
    http,
    readFacts,
    openSecret,
    now,
    utcOffsetMinutes,
    log,
    backupDir,
    safeMode: config.safeMode,
    sealAudit: seal,
    simulatorUrl,
  })
  const noteRead = createRestrictedReads(database, now)
  const metrics: Metrics = createMetrics(() => hub.clients().length)
  const hub = createLiveHub({
    source: storedLiveSource(database, installation, now),
    build: installation.build,
    epoch: installation.epoch,
    now,
    counted: metrics.sent,
    failed,
    restrictedRead: ({ caller, session }, feed) => void noteRead({ caller, session, subject: feed, surface: 'live' }).catch(failed),
  })
  jobs.onChange(({ feed, kind }) => metrics.feedRun(feed, kind))
  const origins = originsOf(config, foundation.listening.port)
  const identity = withRoomClearance(openIdentity({ config, database, secret: foundation.secret, origins, now, log }), database, now)
  foundation.shell.onChange(hub.buildChanged)
  const enablementChanged = () => settleEnablement(database, jobs)
  const stopFollowing = await followDatabase({ database, hub, enablementChanged, failed })
  stack.defer(stopFollowing)
  if (database.kind === 'postgres') {
    // A connection that was cut and came back may have missed a notification.
    const resync = setInterval(() => void hub.refresh().catch(failed), 30_000)
    stack.defer(() => clearInterval(resync))
  }
  const runInBackground = (feed: string) => void jobs.runNow(feed).catch(failed)
  const joined = await joinReach({ database, hub, failed })
  stack.defer(joined.stop)
  const enablingDeps = { database, installation, hub, reach: joined.reach, runNow: runInBackground, now, log }
  stack.defer(watchPilots(enablingDeps))
  const purposes = (sessions: readonly string[]) => purposesOf(database, sessions)
  const sweep = startSessionSweep({ hub, callersOf: identity.callersOf, purposesOf: purposes, failed })
  stack.defer(sweep.stop)
  // Last in, first out: what is still under way when the database closes is no failure.
  stack.defer(() => void (isStopping = true))
  const secrecy: SecrecyServices = {
    reproject: sweep.now,
    noteRead,
    walls: () => wallsOf(hub),
    auditState: createAuditJudge({ database, city, backupDir }, now),
  }
  const connections = createConnectionCounts(config.live)
  return {
    adapterHost,
    jobs,
    enabling: createEnabling(enablingDeps),
    hub,
    connections,
    metrics,
    identity,
    origins,
    secrecy,
    sealAudit: seal,
  }
}

/** Facts as other plugins may know them: those of the whole, nothing of its stricter parts. */
function openFacts(facts: FeedFacts, secrecy: FeedSecrecy): FeedFacts {
  return factsAs(facts, secrecy, { kind: 'data', projection: secrecy.classified.classification, purposeNeeded: false })
}

function wallsOf(hub: LiveHub): ReturnType<SecrecyServices['walls']> {
  const walls = hub.clients().flatMap(({ caller }) => (isWall(caller) ? [[wallId(caller), caller.name ?? wallId(caller)] as const] : []))
  return [...new Map(walls)].map(([id, name]) => ({ id, name }))
}

/** How long screens wait for data that fits a new release before they switch to it all the same. */
const settleMs = 3_000

/** Runs what is enabled now. Feeds without data for their present contract run first, so that screens do not switch to nothing. */
async function settleEnablement(database: Database, jobs: Jobs): Promise<void> {
  await jobs.reschedule()
  const unfit = (await readStoredFeeds(database)).filter(({ feed, snapshot }) => feed.version > 0 && snapshot === undefined)
  if (unfit.length === 0) return
  await Promise.race([
    Promise.allSettled(unfit.map(({ feed }) => jobs.runNow(feed.id))),
    new Promise((resolve) => setTimeout(resolve, settleMs).unref()),
  ])
}
