import type { ApiContext } from '@wadah/api/context'
import type { DemoServices, Installation, OperationsHealth, Renderer, Services } from '@wadah/api/services'
import type { Database } from '@wadah/db/open'
import { readSetting } from '@wadah/db/settings'
import type { RequestIdentity } from '../http/app-deps.ts'
import type { Metrics } from '../http/metrics.ts'
import type { Identity } from '../identity/identity.ts'
import { backupKey, type BackupRecord } from '../jobs/back-up.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { LiveHub } from '../live/live-hub.ts'
import type { SecretBox } from './secret-box.ts'
import type { ServerLog } from './server-log.ts'

/** What the services of procedures stand on. */
export interface ServicesOptions {
  installation: Installation
  database: Database
  identity: Identity
  jobs: Jobs
  hub: LiveHub
  metrics: Metrics
  secrets: SecretBox
  secretFrom: OperationsHealth['secret']
  secure: boolean
  backupDir: string
  renderer: Renderer | undefined
  demo: DemoServices | undefined
  now(): number
  log: ServerLog
}

/** Makes the context of each request: the same services, and the sign-out of the session that asks. */
export function createContexts(options: ServicesOptions): (request: RequestIdentity) => ApiContext {
  const { installation, database, identity, jobs, hub, secrets, renderer, demo, now, log } = options
  const shared: Omit<Services, 'identity'> = {
    installation,
    now,
    log,
    jobs,
    secrets,
    screens: { connected: () => new Set(hub.clients().flatMap(({ caller }) => caller.screenId ?? [])) },
    operations: { health: createHealth(options), backUp: () => jobs.backUp() },
    renderer,
    demo,
  }
  return ({ caller, headers, answerHeaders }) => ({
    caller,
    database,
    services: {
      ...shared,
      identity: {
        async signOut() {
          for (const cookie of (await identity.signOut(headers)).getSetCookie()) answerHeaders.append('set-cookie', cookie)
        },
      },
    },
  })
}

function createHealth({ database, hub, metrics, secretFrom, secure, backupDir, now }: ServicesOptions): () => Promise<OperationsHealth> {
  const startedAt = new Date(now()).toISOString()
  return async () => {
    const backup = await readSetting<BackupRecord>(database, backupKey)
    return {
      startedAt,
      database: database.kind,
      memoryMb: Math.round(process.memoryUsage.rss() / 1_048_576),
      liveClients: hub.clients().length,
      bytesSent: metrics.bytesSent(),
      backup: { folder: backupDir, lastAt: backup?.last?.at, lastError: backup?.error?.message },
      secret: secretFrom,
      secure,
    }
  }
}
