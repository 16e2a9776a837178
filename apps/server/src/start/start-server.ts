import { listAuditSeals } from '@wadah/db/audit-seals'
import type { Caller } from '@wadah/contracts/roles'
import { enablementRevision } from '@wadah/db/enablement'
import type { Database } from '@wadah/db/open'
import { findFile } from '@wadah/db/releases'
import { judgeAudit } from '../audit/audit-state.ts'
import { exportAudit } from '../audit/export-audit.ts'
import type { Config } from '../config.ts'
import { fileAccess } from '../curation/file-access.ts'
import { createOsvReader, osvFile } from '../curation/known-vulnerabilities.ts'
import { openCuration, seedDemoPolicy, type Curation } from '../curation/open-curation.ts'
import { submissionOf, submissionsOf } from '../curation/submissions.ts'
import { requireLoopback } from '../demo/demo-guard.ts'
import { openDemo, type Demo } from '../demo/open-demo.ts'
import { createFeedBodies } from '../feeds/feed-bodies.ts'
import { createApp } from '../http/app.ts'
import type { AppDeps } from '../http/app-deps.ts'
import { actLocally } from '../identity/local-acts.ts'
import { openWebSocketDoor } from '../live/web-socket-door.ts'
import { publishRelease, type PublishedRelease } from '../registry/publish-release.ts'
import { settlePlugins } from '../registry/settle-plugins.ts'
import { createContexts } from './create-services.ts'
import { layFoundation, type Foundation } from './foundation.ts'
import { createLiveAdmission } from './live-admission.ts'
import { openRenderer } from './open-renderer.ts'
import { announce } from './running-file.ts'
import { sayHowToBegin } from './say-how-to-begin.ts'
import { buildMachinery, type Machinery } from './machinery.ts'
import { createScreenPairing } from './screen-pairing.ts'

/** A running server. */
export interface RunningServer {
  url: string
  port: number
  stop(): Promise<void>
}

/** Options of {@link startServer}. */
export interface StartOptions {
  /** Tells a person what happens, one line at a time. */
  say(line: string): void
  isTerminal: boolean
  /** What a demo starts with instead of the city's own data, the packed plugins of the checkout and the simulator. */
  demoSeed?: { dataFolder: string; pluginsFolder: string; simulator: boolean } | undefined
}

/** Starts everything; what was opened is closed again when something fails. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  if (config.demo) requireLoopback(config.host)
  await using stack = new AsyncDisposableStack()
  const foundation = await layFoundation(config, options, stack)
  const demo = config.demo ? await openDemo(foundation, stack) : undefined
  const machinery = await buildMachinery(foundation, demo?.simulatorUrl, stack)
  let starting: string | undefined = 'Wadah is starting.'
  const curation = openCurationOf(foundation, machinery, () => config.demo && starting !== undefined)
  const deps = appDeps({ foundation, machinery, curation, demo, starting: () => starting })
  foundation.listening.serve(createApp(deps).fetch)
  stack.defer(openDoor(foundation, machinery))
  options.say('Starting the jobs …')
  await settlePlugins(foundation)
  await machinery.jobs.start()
  stack.defer(() => machinery.jobs.stop())
  if (config.demo) await seedDemoPolicy(foundation.database, new Date(foundation.now()))
  await curation.queue.start()
  stack.defer(() => curation.queue.stop())
  await demo?.seed(machinery)
  starting = undefined
  // An installation that is new has its first seal today, not only tonight.
  if ((await listAuditSeals(foundation.database, 1)).length === 0) await machinery.sealAudit()
  stack.defer(announce(foundation))
  if (!config.demo) await sayHowToBegin(foundation)
  const { url, port } = foundation.listening
  const opened = stack.move()
  return { url, port, stop: () => opened.disposeAsync() }
}

function openDoor({ listening, installation, log, config }: Foundation, { hub, connections, identity, origins }: Machinery): () => void {
  const failed = (error: unknown) => log({ level: 'error', message: 'The live stream failed.', details: { reason: String(error) } })
  const admit = createLiveAdmission({ identity, origins, demo: installation.demo })
  return openWebSocketDoor(listening.server, { hub, admit, failed, counts: connections, proxies: config.proxies })
}

async function databaseProblem(database: Database): Promise<string | undefined> {
  try {
    await enablementRevision(database)
    return undefined
  } catch {
    return 'The database does not answer.'
  }
}

function openCurationOf(foundation: Foundation, { adapterHost }: Machinery, isSeeding: () => boolean): Curation {
  const { database, installation, now, log, config, folder, shell, city } = foundation
  const { utcOffsetMinutes } = installation.city
  const osv = createOsvReader(config.osv ?? folder.file(osvFile))
  const renderer = openRenderer({ chromium: config.chromium, shell, areas: city.areas, isSeeding })
  return openCuration({ database, adapterHost, installation, utcOffsetMinutes, now, log, osv, renderer })
}

/** How long the answer to a submission waits for its verdict; most have it in a second or two, and an author asks again for the rest. */
const verdictWaitMs = 20_000

async function publish(
  { database, now }: Foundation,
  { machinery, curation }: { machinery: Machinery; curation: Curation },
  [tarball, caller]: [Uint8Array, Caller],
): ReturnType<AppDeps['publish']> {
  const { hash }: PublishedRelease = await publishRelease({ database, adapterHost: machinery.adapterHost, now }, tarball, caller)
  await curation.queue.checked(hash, verdictWaitMs)
  return submissionOf(database, hash, caller)
}

function appDeps(parts: {
  foundation: Foundation
  machinery: Machinery
  curation: Curation
  demo: Demo | undefined
  starting(): string | undefined
}): AppDeps {
  const { foundation, machinery, curation, demo, starting } = parts
  const { database, installation, config, log, now, folder, shell, secrets, secretFrom } = foundation
  const { identity, jobs, enabling, hub, connections, metrics, origins, secrecy } = machinery
  const secure = config.tls !== undefined || config.origin?.startsWith('https:') === true
  return {
    installation,
    identity,
    hub,
    connections,
    metrics,
    now,
    log,
    origins,
    proxies: config.proxies,
    secure,
    shell: shell.current,
    context: createContexts({
      installation,
      database,
      identity,
      jobs,
      enabling,
      hub,
      metrics,
      secrets,
      secretFrom,
      secure,
      backupDir: config.backupDir,
      curation: curation.services,
      demo: demo?.services,
      secrecy,
      now,
      log,
    }),
    publish: (...submission) => publish(foundation, { machinery, curation }, submission),
    submission: (hash, caller) => submissionOf(database, hash, caller),
    submissions: (caller, plugin) => submissionsOf(database, caller, plugin),
    intake: (upload) => jobs.runIntake(upload),
    async file(sha256, caller) {
      const access = await fileAccess(database, sha256, caller)
      const row = access === 'nobody' ? undefined : await findFile(database, sha256)
      // What browsers fetch was compressed when it was kept, pictures apart; adapters and fixtures are nobody's to fetch.
      const isFetched = row !== undefined && (row.brotli !== null || row.contentType.startsWith('image/'))
      if (!isFetched) return undefined
      return { contentType: row.contentType, body: row.body, brotli: row.brotli ?? undefined, isPrivate: access === 'reviewers' }
    },
    feedBody: createFeedBodies(database, secrecy.noteRead),
    notReady: async () => starting() ?? (await databaseProblem(database)),
    localToken: folder.secretWord('local-token').word,
    backup: () => jobs.backUp(),
    auditState: (more) => judgeAudit({ database, city: config.city, backupDir: config.backupDir, more }),
    auditExport: () => exportAudit({ database, secrets, city: config.city, backupDir: config.backupDir, now }),
    createUser: identity.createUser,
    screens: createScreenPairing({ database, now }),
    actLocally: (order) => actLocally({ database, identity: identity.servicesFor({ session: undefined, address: undefined }), now }, order),
    demoUser: demo?.userOf,
  }
}
