import type { LookupFunction } from 'node:net'
import { CodedError, isCodedError } from '@wadah/errors'
import { Agent, request as send, type Dispatcher } from 'undici'
import { checkBase, isBelow, joinUrl } from './join-url.ts'
import { guardLookup, privateAddressCode } from './private-addresses.ts'
import { readBody, type RawHeaders } from './read-body.ts'
import { requestHeaders } from './request-headers.ts'

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
  /** Controls whether the base URL may lead to a private or loopback address; it must then be listed as `host:port`. */
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

const redirects = 3

/**
 * Creates the http connector.
 *
 * @remarks The address is the connection's, the path the adapter's: the two are joined so that a request never leaves the host or the
 * base path, not by dots, a redirect, an address in numbers or what a name resolves to. Credentials are added here, and what the
 * adapter sets in their place is dropped.
 */
export function createHttpConnector({ lookup }: HttpConnectorOptions = {}): HttpConnector {
  const connect = { timeout: 5_000 }
  const agents = {
    public: new Agent({ connect: { ...connect, lookup: guardLookup(lookup) } }),
    private: new Agent({ connect: { ...connect, ...(lookup === undefined ? {} : { lookup }) } }),
  }
  return {
    async request(request) {
      const { base, mayBePrivate } = checkBase(request.connection)
      const url = joinUrl(base, request.path, request.query)
      const headers = requestHeaders(request.headers ?? {}, request.connection.auth)
      const dispatcher = mayBePrivate ? agents.private : agents.public
      try {
        return await follow({ request, base, url, headers, dispatcher, signal: AbortSignal.timeout(request.connection.timeoutMs) })
      } catch (thrown) {
        throw sourceError(thrown, request.connection.timeoutMs)
      }
    },
    async close() {
      await Promise.all([agents.public.destroy(), agents.private.destroy()])
    },
  }
}

interface FollowOptions {
  request: HttpConnectorRequest
  base: URL
  url: URL
  headers: Record<string, string>
  dispatcher: Dispatcher
  signal: AbortSignal
}

async function follow({ request, base, url, headers, dispatcher, signal }: FollowOptions): Promise<HttpConnectorResponse> {
  let at = url
  let { method, body } = request
  for (let hop = 0; ; hop += 1) {
    const answer = await send(at, { method, headers, body: body ?? null, dispatcher, signal })
    const target = redirectTarget(answer, at)
    if (target === undefined)
      return {
        status: answer.statusCode,
        headers: answerHeaders(answer.headers),
        body: await readBody(answer.body, answer.headers, request.connection.maxBytes),
      }
    await answer.body.dump({ limit: 65_536 })
    if (hop >= redirects)
      throw new CodedError('source_status', 'The source redirects without end.', { details: { status: answer.statusCode } })
    if (!isBelow(base, target))
      throw new CodedError(
        'host_refused',
        'The source redirects to another host or out of the connection’s base path; set the connection’s address to where it leads.',
      )
    if (answer.statusCode !== 307 && answer.statusCode !== 308) [method, body] = ['GET', undefined]
    at = target
  }
}

function redirectTarget(answer: Dispatcher.ResponseData, at: URL): URL | undefined {
  const location = answer.headers['location']
  if (![301, 302, 303, 307, 308].includes(answer.statusCode) || typeof location !== 'string' || !URL.canParse(location, at.href))
    return undefined
  return new URL(location, at)
}

function answerHeaders(headers: RawHeaders): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || /^(set-cookie|www-authenticate|proxy-.*|__proto__)$/.test(name)) continue
    kept[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return kept
}

/** Words a failure for authors: what happened to the source, nothing of addresses or credentials. */
function sourceError(thrown: unknown, timeoutMs: number): CodedError {
  if (isCodedError(thrown)) return thrown
  const { name, code } = thrown as { name?: unknown; code?: unknown }
  if (code === privateAddressCode)
    return new CodedError('host_refused', 'The connection’s host leads to a private address.', { cause: thrown })
  if (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'].includes(String(code))
  )
    return new CodedError('source_timeout', `The source took longer than ${timeoutMs} ms.`, { cause: thrown, details: { timeoutMs } })
  const reason = typeof code === 'string' ? code : 'unknown'
  return new CodedError('source_unreachable', `The source cannot be reached (${reason}).`, { cause: thrown, details: { reason } })
}
