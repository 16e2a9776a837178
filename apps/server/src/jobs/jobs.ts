import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { HttpAuth, HttpConnector } from '@wadah/connectors/http'
import type { Projection } from '@wadah/contracts/classification'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { IntakeError } from '@wadah/contracts/recorded-contract'
import type { Caller } from '@wadah/contracts/roles'
import type { Actor } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'
import type { TriedFeed } from './try-config.ts'

/** What changed because a job ran; the live stream turns it into messages. `data`: a new snapshot; `facts`: run, times or hold only. */
export interface FeedChange {
  feed: string
  kind: 'data' | 'facts'
}

/** How a run by hand ended. */
export interface RunNowResult {
  ok: boolean
  code?: string | undefined
  message?: string | undefined
}

/** One on-demand query. The release is the one the caller's enablement resolves to, never one from input. */
export interface RunQueryOptions {
  /** Hash of the release. */
  release: string
  procedure: string
  input: unknown
  projection: Projection
  /** Who asks, for the rate: a user id, or the address of an anonymous caller. */
  caller: string
}

/** One upload. */
export interface RunIntakeOptions {
  plugin: string
  procedure: string
  bytes: Uint8Array
  fileName: string
  caller: Caller
}

/** What became of an upload: everything, or nothing and every reason. */
export type IntakeOutcome = { ok: true; revision: number; rows: number } | { ok: false; errors: IntakeError[] }

/** The jobs of the server. */
export interface Jobs {
  /** Starts the queue, schedules every enabled feed, the nightly backup, retention and maintenance. */
  start(): Promise<void>
  /** Lets running jobs end and stops. */
  stop(): Promise<void>
  /**
   * Schedules feeds that were enabled and forgets those that were not; call it when the enablement changes.
   *
   * @remarks Feeds that are new, whose contract changed, or that fail and have another release now, run at once, whatever their cadence and
   * back-off; it waits for them, three seconds at most.
   */
  reschedule(): Promise<void>
  /** Runs a feed now, whatever its cadence and circuit; resolves when it ran. Throws `not_found` for a feed that is not enabled. */
  runNow(feedId: string): Promise<RunNowResult>
  /** Throws `not_found`, `input_mismatch`, `rate_limited`, and what an adapter throws. */
  runQuery(options: RunQueryOptions): Promise<unknown>
  /** Throws `not_found`, `too_large`, and what an adapter throws; bad cells are an outcome. */
  runIntake(options: RunIntakeOptions): Promise<IntakeOutcome>
  /** What the feeds of a plugin would give with another config; nothing is kept. Throws `not_found`. */
  tryConfig(options: { plugin: string; config: Readonly<Record<string, unknown>> }): Promise<TriedFeed[]>
  /** Ends the open hold of a feed; accepted, its candidate becomes what is shown. Resolves to false when none is open. */
  endHold(options: { feed: string; by: Actor; accepted: boolean }): Promise<boolean>
  /** Writes a backup now. Throws `backup_failed`, or `not_found` without a folder. */
  backUp(): Promise<{ file: string; bytes: number }>
  /** Calls back after each change this process committed; other replicas hear of it from the database. Returns the way to stop. */
  onChange(listener: (change: FeedChange) => void): () => void
}

/** One thing that happened. Details never hold secrets or data values. */
interface JobsLogEvent {
  level: 'debug' | 'info' | 'warn' | 'error'
  message: string
  details?: Readonly<Record<string, unknown>>
}

/** What the jobs stand on. */
export interface JobsDeps {
  database: Database
  adapterHost: AdapterHost
  http: HttpConnector
  /** Facts of every enabled feed, for the `platform` capability. */
  readFacts(): Promise<FeedFacts[]>
  /** Opens the sealed secret of a connection; throws `secret_missing` when the installation's secret does not fit. */
  openSecret(sealed: Uint8Array): HttpAuth
  /** Epoch milliseconds. */
  now(): number
  utcOffsetMinutes: number
  log(event: JobsLogEvent): void
  /** Seals the head of the audit trail; absent: nothing does. */
  sealAudit?(): Promise<unknown>
  /** Folder of nightly backups; without one there are none. */
  backupDir?: string | undefined
  /** Plugins are off: nothing of them runs, whoever asks. */
  safeMode?: boolean | undefined
  /** Demo mode: what `{{simulator}}` in the address of a connection stands for, e.g. `http://127.0.0.1:31001`. */
  simulatorUrl?: string | undefined
}
