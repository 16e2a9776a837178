import type { AdapterHost } from '@wadah/adapter-host/adapter-host'
import type { IntakeError } from '@wadah/contracts/recorded-contract'
import type { Projection } from '@wadah/contracts/classification'
import type { HttpConnector } from '@wadah/connectors/http'
import type { HttpAuth } from '@wadah/connectors/http'
import type { Caller } from '@wadah/contracts/roles'

/** What changed because a job ran; the live stream turns it into messages. `data`: a new snapshot; `facts`: run, times or hold only. */
export interface FeedChange {
  feed: string
  kind: 'data' | 'facts'
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
  /** Schedules feeds that were enabled and forgets those that were not; call it when the enablement changes. */
  reschedule(): Promise<void>
  /** Runs a feed now, whatever its cadence and circuit; resolves when it ran. Throws `not_found` for a feed that is not enabled. */
  runNow(feedId: string): Promise<{ ok: boolean; code?: string | undefined; message?: string | undefined }>
  /** Throws `not_found`, `input_mismatch`, `rate_limited`, and what an adapter throws. */
  runQuery(options: RunQueryOptions): Promise<unknown>
  /** Throws `not_found`, `too_large`, and what an adapter throws; bad cells are an outcome. */
  runIntake(options: RunIntakeOptions): Promise<IntakeOutcome>
  /** Calls back after each committed change; returns the way to stop. */
  onChange(listener: (change: FeedChange) => void): () => void
}

/** What the jobs need besides the database (added with it). */
export interface JobsDeps {
  adapterHost: AdapterHost
  http: HttpConnector
  /** Opens the sealed secret of a connection; throws `secret_missing` when the installation's secret does not fit. */
  openSecret(sealed: Uint8Array): HttpAuth
  /** Epoch milliseconds. */
  now(): number
  utcOffsetMinutes: number
  log(event: { level: 'debug' | 'info' | 'warn' | 'error'; message: string; details?: Readonly<Record<string, unknown>> }): void
  /** Folder of nightly backups; without one there are none, and the operations page says so. */
  backupDir?: string | undefined
  /** Demo mode: replaces `{{simulator}}` in the addresses of connections. */
  simulatorUrl?: string | undefined
}
