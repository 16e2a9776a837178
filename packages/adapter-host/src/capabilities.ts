/** What an adapter asks of a source over http; the connection is a name, never an address. */
export interface HttpRequest {
  connection: string
  method: 'GET' | 'POST'
  /** Below the connection's base URL. */
  path: string
  query?: Record<string, string> | undefined
  headers?: Record<string, string> | undefined
  body?: string | undefined
}

/** What the source answered. Every status is passed on; the SDK decides what to do with it. */
export interface HttpResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/** The newest accepted deposit of an intake. */
export interface LatestDeposit {
  deposit: unknown
  /** ISO instant. */
  uploadedAt: string
  revision: number
}

/** Which points of a measure an adapter wants. */
export interface MeasureQuery {
  feed: string
  measure: string
  area?: string | undefined
  /** Newest periods to return. */
  limit?: number | undefined
}

/** Read-only facts about other plugins' feeds; only what is public. */
export interface PlatformCapability {
  /** Facts of all feeds (`FeedFacts[]` of the contracts). */
  feeds(): Promise<unknown>
  /** Points of a public measure, newest period last. */
  measures(query: MeasureQuery): Promise<unknown>
}

/**
 * What the host grants to one run. A capability that is absent is refused with `capability_refused`.
 *
 * @remarks The functions check the details (which connection, which intake) themselves and throw `CodedError`; its code, message and
 * details reach the adapter, its cause never does. Clock, log, previous, state and config need no grant.
 */
export interface HostCapabilities {
  http?: ((request: HttpRequest) => Promise<HttpResponse>) | undefined
  files?: ((intake: string) => Promise<LatestDeposit | undefined>) | undefined
  platform?: PlatformCapability | undefined
}
