import type { ApiContext } from '@wadah/api/context'
import type { AuditState, Installation } from '@wadah/api/services'
import type { Caller } from '@wadah/contracts/roles'
import type { Seal } from '../audit/seal.ts'
import type { FeedBodyRequest } from '../feeds/feed-bodies.ts'
import type { Identity } from '../identity/identity.ts'
import type { NewUser } from '../identity/new-user.ts'
import type { IntakeOutcome } from '../jobs/create-jobs.ts'
import type { LiveHub } from '../live/live-hub.ts'
import type { PublishedRelease } from '../registry/publish-release.ts'
import type { Metrics } from './metrics.ts'
import type { ShellFiles } from './shell-files.ts'

/** A body that was compressed when it was written. */
export interface StoredBody {
  contentType: string
  body: Uint8Array
  brotli?: Uint8Array | undefined
}

/** What a request brings along. */
export interface RequestIdentity {
  caller: Caller
  session: string | undefined
  headers: Headers
  /** Headers a procedure adds to the answer. */
  answerHeaders: Headers
}

/** Everything the HTTP surface stands on. */
export interface AppDeps {
  installation: Installation
  identity: Identity
  hub: LiveHub
  metrics: Metrics
  now(): number
  log(event: { level: 'debug' | 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }): void
  /** Origins besides the one the request itself was sent to. */
  origins: readonly string[]
  /** The request came over TLS, ours or a proxy's. */
  secure: boolean
  shell(): ShellFiles | undefined
  context(request: RequestIdentity): ApiContext
  publish(tarball: Uint8Array, caller: Caller): Promise<PublishedRelease>
  intake(upload: { plugin: string; procedure: string; bytes: Uint8Array; fileName: string; caller: Caller }): Promise<IntakeOutcome>
  file(sha256: string): Promise<StoredBody | undefined>
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
  /** Only in demo mode: the user who plays a role. */
  demoUser?: ((role: string) => Promise<{ userId: string; start: string } | undefined>) | undefined
}
