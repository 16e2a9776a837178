import type { LookupFunction } from 'node:net'

/** How the host proves itself to a source; the adapter never sees it. */
export type HttpAuth =
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'header'; name: string; value: string }

/** How to reach one source over http. */
export interface HttpConnection {
  /** `https://host[:port]/base/path`; requests stay on its host and below its path. */
  baseUrl: string
  /** Hosts (`host` or `host:port`) the plugin may reach by the manifest; the base URL's must be one of them. */
  hosts: readonly string[]
  auth?: HttpAuth | undefined
  /** Controls whether the base URL may point at a private or loopback address. By default only for a host listed here with its port. */
  allowPrivate: boolean
  timeoutMs: number
  maxBytes: number
}

/** One request. */
export interface HttpConnectorRequest {
  connection: HttpConnection
  method: 'GET' | 'POST'
  path: string
  query?: Record<string, string> | undefined
  headers?: Record<string, string> | undefined
  body?: string | undefined
}

/** One answer, whatever its status. Header names are lower case; cookies are left out. */
export interface HttpConnectorResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/** Reaches http sources under the rules of the installation. */
export interface HttpConnector {
  /** Throws `CodedError`: `host_refused`, `source_unreachable`, `source_timeout`, `source_too_large`, `invalid_input`. */
  request(request: HttpConnectorRequest): Promise<HttpConnectorResponse>
  close(): Promise<void>
}

/** Options of {@link createHttpConnector}. */
export interface HttpConnectorOptions {
  /** Resolves host names. By default the system's resolver. */
  lookup?: LookupFunction | undefined
}
