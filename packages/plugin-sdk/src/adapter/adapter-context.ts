import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { AdapterFormat } from './format.ts'

/** What a source answered. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** The body as text. */
  text(): string
  /**
   * The body as JSON.
   *
   * @remarks Throws code `source_not_json` when it is not, also on status 200: legacy systems answer a maintenance page in HTML
   * as if all were well.
   */
  json<T = unknown>(): T
}

/** Options of a request. */
export interface HttpOptions {
  query?: Record<string, string | number> | undefined
  headers?: Record<string, string> | undefined
  /** Controls whether an answer with status 400 or above is returned instead of thrown as `source_status`. Default `false`. */
  allowStatus?: boolean | undefined
}

/** A deposit that an intake of this plugin accepted. */
export interface Deposit<T> {
  deposit: T
  /** ISO instant. */
  uploadedAt: string
  revision: number
}

/** A value of a public measure of any plugin. */
export interface PlatformPoint {
  period: string
  area?: string
  series?: string
  value: number | null
}

/**
 * Everything an adapter can reach: nothing but these capabilities. There is no network, file, process, timer or `Intl` besides.
 *
 * @public
 */
export interface AdapterContext {
  /** Reaches the connections the manifest names; the host knows address and credentials, the adapter never does. */
  readonly http: {
    get(connection: string, path: string, options?: HttpOptions): Promise<HttpAnswer>
    post(connection: string, path: string, options?: HttpOptions & { body?: string }): Promise<HttpAnswer>
  }
  /** Deposits of this plugin's intakes. Needs capability `files`. */
  readonly files: { latest<T>(intake: string): Promise<Deposit<T> | undefined> }
  readonly clock: { now(): Date }
  /** Indonesian numbers, money and dates; the sandbox has no `Intl`. */
  readonly format: AdapterFormat
  readonly log: { info(message: string): Promise<void>; warn(message: string): Promise<void> }
  /** The last good snapshot of this feed; undefined before the first. */
  previous<T>(): T | undefined
  /** At most 64 KB that the next run of this feed gets back, for delta reads. */
  readonly state: { get<T>(): T | undefined; set(value: unknown): Promise<void> }
  /** Present in the first run after the feed was first enabled: how far back the source should be read. Needs capability `backfill`. */
  readonly backfill: { since: string } | undefined
  /** Health of all feeds and public measures of other plugins, read-only. Needs capability `platform`. */
  readonly platform: {
    feeds(): Promise<FeedFacts[]>
    measures(query: { feed: string; measure: string; area?: string; limit?: number }): Promise<PlatformPoint[]>
  }
  /** The plugin's config as the OPD last saved it. */
  config<T>(): T
}
