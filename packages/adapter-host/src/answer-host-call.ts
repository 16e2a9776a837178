import { CodedError, toCodedError } from '@wadah/errors'
import type { AdapterLogLine } from './adapter-host.ts'
import { findUnkeepable } from './find-unkeepable.ts'
import type { HostCapabilities, HttpRequest, MeasureQuery } from './capabilities.ts'
import type { RunLimits } from './limits.ts'

/** The host's side of one run: answers its calls and keeps what it said. */
export interface HostSide {
  answer(op: string, json: string): Promise<{ ok: boolean; json: string }>
  readonly logs: AdapterLogLine[]
  readonly state: { value: unknown } | undefined
}

const levels: readonly string[] = ['debug', 'info', 'warn', 'error']

/** Creates the host's side of a run. Every operation is checked here, whatever the guest claims. */
export function createHostSide(capabilities: HostCapabilities, limits: RunLimits): HostSide {
  const logs: AdapterLogLine[] = []
  let state: { value: unknown } | undefined
  const operations: Record<string, (request: Record<string, unknown>) => unknown> = {
    'http.request': (request) => granted(capabilities.http, 'http')(httpRequest(request)),
    'files.latest': async (request) => (await granted(capabilities.files, 'files')(text(request, 'intake'))) ?? null,
    'platform.feeds': () => granted(capabilities.platform, 'platform').feeds(),
    'platform.measures': (request) => granted(capabilities.platform, 'platform').measures(measureQuery(request)),
    'state.set': (request) => {
      if (Buffer.byteLength(JSON.stringify(request['value'] ?? null)) > limits.stateBytes)
        throw new CodedError('too_large', `The state of a feed holds at most ${limits.stateBytes} bytes.`)
      const unkeepable = findUnkeepable(request['value'])
      if (unkeepable !== undefined)
        throw new CodedError('invalid_input', `The state of a feed cannot be kept: ${unkeepable.path} ${unkeepable.message}.`)
      state = { value: request['value'] ?? null }
      return null
    },
    log: (request) => {
      if (logs.length >= limits.logLines) return null
      const level = levels.includes(String(request['level'])) ? (request['level'] as AdapterLogLine['level']) : 'info'
      logs.push({ level, message: text(request, 'message').slice(0, 2_000) })
      return null
    },
  }
  return {
    logs,
    get state() {
      return state
    },
    async answer(op, json) {
      try {
        const operation = Object.hasOwn(operations, op) ? operations[op] : undefined
        if (operation === undefined)
          throw new CodedError('capability_refused', 'The host knows no such operation.', { details: { op: op.slice(0, 60) } })
        const answered = JSON.stringify((await operation(requestOf(json))) ?? null)
        if (Buffer.byteLength(answered) > limits.responseBytes)
          throw new CodedError('source_too_large', `An answer of the host holds at most ${limits.responseBytes} bytes.`)
        return { ok: true, json: answered }
      } catch (thrown) {
        const { code, message, details } = toCodedError(thrown)
        // What is not coded may speak of the installation: the adapter learns that it failed, no more.
        return {
          ok: false,
          json: JSON.stringify({
            code,
            message: code === 'internal' ? 'The host failed.' : message,
            details: code === 'internal' ? {} : details,
          }),
        }
      }
    },
  }
}

function granted<TCapability>(capability: TCapability | undefined, name: string): TCapability {
  if (capability === undefined)
    throw new CodedError('capability_refused', `The plugin was not granted “${name}”.`, { details: { capability: name } })
  return capability
}

const malformed = (what: string): CodedError => new CodedError('invalid_input', `A host call is malformed: ${what}.`)

function requestOf(json: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch (cause) {
    throw new CodedError('invalid_input', 'A host call is no JSON.', { cause })
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw malformed('it is no object')
  return parsed as Record<string, unknown>
}

function text(request: Record<string, unknown>, key: string): string {
  const value = Object.hasOwn(request, key) ? request[key] : undefined
  if (typeof value !== 'string') throw malformed(`“${key}” is no text`)
  return value
}

function optionalText(request: Record<string, unknown>, key: string): string | undefined {
  return Object.hasOwn(request, key) && request[key] !== undefined && request[key] !== null ? text(request, key) : undefined
}

function texts(request: Record<string, unknown>, key: string): Record<string, string> | undefined {
  const value = Object.hasOwn(request, key) ? request[key] : undefined
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw malformed(`“${key}” is no object`)
  const entries = Object.entries(value)
  if (entries.length > 64 || entries.some(([name, item]) => typeof item !== 'string' || name === '__proto__'))
    throw malformed(`“${key}” holds something else than a few texts`)
  return Object.fromEntries(entries) as Record<string, string>
}

function httpRequest(request: Record<string, unknown>): HttpRequest {
  const method = text(request, 'method')
  if (method !== 'GET' && method !== 'POST') throw malformed('the method is neither GET nor POST')
  return {
    connection: text(request, 'connection'),
    method,
    path: text(request, 'path'),
    query: texts(request, 'query'),
    headers: texts(request, 'headers'),
    body: optionalText(request, 'body'),
  }
}

function measureQuery(request: Record<string, unknown>): MeasureQuery {
  const limit = request['limit']
  return {
    feed: text(request, 'feed'),
    measure: text(request, 'measure'),
    area: optionalText(request, 'area'),
    limit: typeof limit === 'number' ? Math.min(Math.max(1, Math.trunc(limit)), 1_000) : undefined,
  }
}
