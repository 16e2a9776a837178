import { enablementRevision } from '@wadah/db/enablement'
import type { Database } from '@wadah/db/open'
import { findFile } from '@wadah/db/releases'
import type { Config } from '../config.ts'
import { requireLoopback } from '../demo/demo-guard.ts'
import { openDemo, type Demo } from '../demo/open-demo.ts'
import { createFeedBodies } from '../feeds/feed-bodies.ts'
import { createApp } from '../http/app.ts'
import type { AppDeps } from '../http/app-deps.ts'
import { openWebSocketDoor } from '../live/web-socket-door.ts'
import { openRenderer } from '../renderer/open-renderer.ts'
import { publishRelease } from '../registry/publish-release.ts'
import { createContexts } from './create-services.ts'
import { layFoundation, type Foundation } from './foundation.ts'
import { createLiveAdmission } from './live-admission.ts'
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
  const deps = appDeps({ foundation, machinery, demo, starting: () => starting })
  foundation.listening.serve(createApp(deps).fetch)
  stack.defer(openDoor(foundation, machinery))
  options.say('Starting the jobs …')
  await machinery.jobs.start()
  stack.defer(() => machinery.jobs.stop())
  await demo?.seed(machinery)
  starting = undefined
  stack.defer(announce(foundation))
  if (!config.demo) await sayHowToBegin(foundation)
  const { url, port } = foundation.listening
  const opened = stack.move()
  return { url, port, stop: () => opened.disposeAsync() }
}

function openDoor({ listening, installation, log }: Foundation, { hub, identity, origins }: Machinery): () => void {
  const failed = (error: unknown) => log({ level: 'error', message: 'The live stream failed.', details: { reason: String(error) } })
  return openWebSocketDoor(listening.server, { hub, admit: createLiveAdmission({ identity, origins, demo: installation.demo }), failed })
}

async function databaseProblem(database: Database): Promise<string | undefined> {
  try {
    await enablementRevision(database)
    return undefined
  } catch {
    return 'The database does not answer.'
  }
}

function appDeps(parts: { foundation: Foundation; machinery: Machinery; demo: Demo | undefined; starting(): string | undefined }): AppDeps {
  const { foundation, machinery, demo, starting } = parts
  const { database, installation, config, log, now, folder, shell, secrets, secretFrom } = foundation
  const { identity, jobs, hub, metrics, origins, adapterHost } = machinery
  const secure = config.tls !== undefined || config.origin?.startsWith('https:') === true
  return {
    installation,
    identity,
    hub,
    metrics,
    now,
    log,
    origins,
    secure,
    shell: shell.current,
    context: createContexts({
      installation,
      database,
      identity,
      jobs,
      hub,
      metrics,
      secrets,
      secretFrom,
      secure,
      backupDir: config.backupDir,
      renderer: openRenderer(config.chromium, shell),
      demo: demo?.services,
      now,
      log,
    }),
    publish: (tarball, caller) => publishRelease({ database, adapterHost, now }, tarball, caller),
    intake: (upload) => jobs.runIntake(upload),
    async file(sha256) {
      const row = await findFile(database, sha256)
      // What browsers fetch was compressed when it was kept, pictures apart; adapters and fixtures are nobody's to fetch.
      const isFetched = row !== undefined && (row.brotli !== null || row.contentType.startsWith('image/'))
      return isFetched ? { contentType: row.contentType, body: row.body, brotli: row.brotli ?? undefined } : undefined
    },
    feedBody: createFeedBodies(database),
    notReady: async () => starting() ?? (await databaseProblem(database)),
    localToken: folder.secretWord('local-token').word,
    backup: () => jobs.backUp(),
    createUser: identity.createUser,
    screens: createScreenPairing({ database, now }),
    demoUser: demo?.userOf,
  }
}
