import type { ApiContext } from '@wadah/api/context'
import type { AuditState, Installation } from '@wadah/api/services'
import type { Caller } from '@wadah/contracts/roles'
import type { Seal } from '../audit/seal.ts'
import type { Submission } from '../curation/submissions.ts'
import type { FeedBodyRequest } from '../feeds/feed-bodies.ts'
import type { Identity } from '../identity/identity.ts'
import type { LocalAct, LocalActOutcome } from '../identity/local-acts.ts'
import type { NewUser } from '../identity/new-user.ts'
import type { IntakeOutcome } from '../jobs/create-jobs.ts'
import type { ConnectionCounts } from '../live/connection-counts.ts'
import type { LiveHub } from '../live/live-hub.ts'
import type { Metrics } from './metrics.ts'
import type { ShellFiles } from './shell-files.ts'

/** A body that was compressed when it was written. */
export interface StoredBody {
  contentType: string
  body: Uint8Array
  brotli?: Uint8Array | undefined
  /** For this caller alone: nobody on the way may keep it. */
  isPrivate?: boolean | undefined
}

/** What a request brings along. */
export interface RequestIdentity {
  caller: Caller
  session: string | undefined
  /** Address of the person, behind proxies too; empty in process. */
  address: string
  headers: Headers
  /** Headers a procedure adds to the answer. */
  answerHeaders: Headers
}

/** Everything the HTTP surface stands on. */
export interface AppDeps {
  installation: Installation
  identity: Identity
  hub: LiveHub
  /** Connections of the stream held open by session and address. */
  connections: ConnectionCounts
  metrics: Metrics
  now(): number
  log(event: { level: 'debug' | 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }): void
  /** Origins besides the one the request itself was sent to. */
  origins: readonly string[]
  /** Proxies between people and Wadah. */
  proxies: number
  /** The request came over TLS, ours or a proxy's. */
  secure: boolean
  shell(): ShellFiles | undefined
  context(request: RequestIdentity): ApiContext
  /** Takes in a release and waits a while for the verdict of its checks. */
  publish(tarball: Uint8Array, caller: Caller): Promise<Submission>
  /** Where a release of the caller's OPD stands. Throws `not_found`. */
  submission(hash: string, caller: Caller): Promise<Submission>
  /** Releases of the caller's OPD, the newest first. */
  submissions(caller: Caller, plugin: string | undefined): Promise<Submission[]>
  intake(upload: { plugin: string; procedure: string; bytes: Uint8Array; fileName: string; caller: Caller }): Promise<IntakeOutcome>
  /** Undefined when there is none, or the caller may not see it yet. */
  file(sha256: string, caller: Caller): Promise<StoredBody | undefined>
  /** Undefined when there is no such version or the caller may not read it. Throws `purpose_required`. */
  feedBody(request: FeedBodyRequest): Promise<StoredBody | undefined>
  /** Why the server cannot serve at present; undefined when it can. */
  notReady(): Promise<string | undefined>
  /** Token by which the operator on the machine itself is known. */
  localToken: string
  backup(): Promise<{ file: string; bytes: number }>
  auditState(more: readonly Seal[]): Promise<AuditState>
  auditExport(): Promise<string>
  createUser(user: NewUser): Promise<string>
  screens: {
    /** Keeps a code; gives the secret by which the wall fetches its token, or undefined when too many wait. */
    begin(pairing: { code: string; expiresAt: number }): Promise<string | undefined>
    claim(secret: string): Promise<{ state: 'gone' | 'waiting' | 'paired'; token: string | undefined }>
  }
  /** Does what the operator on the machine asks about people. */
  actLocally(order: LocalAct): Promise<LocalActOutcome>
  /** Only in demo mode: the user who plays a role. */
  demoUser?: ((role: string) => Promise<{ userId: string; start: string } | undefined>) | undefined
}
