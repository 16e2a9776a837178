import type { ApiContext } from '@wadah/api/context'
import { invitationSchema, invitePerson } from '@wadah/api/invite-person'
import type { EnablingServices } from '@wadah/api/enabling-services'
import type { CurationServices, DemoServices, Installation, OperationsHealth, SecrecyServices, Services } from '@wadah/api/services'
import type { Database } from '@wadah/db/open'
import { readSetting } from '@wadah/db/settings'
import type { RequestIdentity } from '../http/app-deps.ts'
import type { Metrics } from '../http/metrics.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import type { Identity } from '../identity/identity.ts'
import { backupKey, type BackupRecord } from '../jobs/back-up.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { LiveHub } from '../live/live-hub.ts'
import { sdkLapses } from '../registry/host-sdk.ts'
import type { SecretBox } from './secret-box.ts'
import type { ServerLog } from './server-log.ts'

/** What the services of procedures stand on. */
export interface ServicesOptions {
  installation: Installation
  database: Database
  identity: Identity
  jobs: Jobs
  enabling: EnablingServices
  hub: LiveHub
  metrics: Metrics
  secrets: SecretBox
  secretFrom: OperationsHealth['secret']
  secure: boolean
  backupDir: string
  curation: CurationServices
  demo: DemoServices | undefined
  secrecy: SecrecyServices
  now(): number
  log: ServerLog
}

/** Makes the context of each request: the same services, and the sign-out of the session that asks. */
export function createContexts(options: ServicesOptions): (request: RequestIdentity) => ApiContext {
  const { installation, database, identity, jobs, enabling, hub, secrets, curation, demo, now, log } = options
  const shared: Omit<Services, 'identity'> = {
    installation,
    now,
    log,
    limit: createLimits(now),
    jobs,
    enabling,
    secrets,
    registry: { sdkLapses },
    screens: { connected: () => new Set(hub.clients().flatMap(({ caller }) => caller.screenId ?? [])) },
    operations: { health: createHealth(options), backUp: () => jobs.backUp() },
    curation,
    demo,
    secrecy: options.secrecy,
  }
  return ({ caller, session, address, headers, answerHeaders }) => {
    const context: ApiContext = {
      caller,
      database,
      session,
      services: {
        ...shared,
        identity: {
          ...identity.servicesFor({ session, address }),
          session,
          async signOut() {
            for (const cookie of (await identity.signOut(headers)).getSetCookie()) answerHeaders.append('set-cookie', cookie)
          },
        },
        people: { invite: (person) => invitePerson(context, invitationSchema.parse(person)) },
      },
    }
    return context
  }
}

/** How often a person may ask for a run, and a widget of theirs complain; for people far more than they need. */
function createLimits(now: () => number): Services['limit'] {
  const rates = {
    runNow: createRateLimit({ burst: 60, windowMs: 60_000 }, now),
    report: createRateLimit({ burst: 60, windowMs: 60_000 }, now),
  }
  return (what, caller) => rates[what].take(caller.userId ?? caller.screenId ?? '')
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
