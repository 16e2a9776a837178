import type { AdapterContext, HttpAnswer, HttpOptions } from './adapter-context.ts'
import { createAdapterFormat } from './format.ts'

/** What the host hands to a run, as JSON. */
export interface RunContext {
  now: number
  config: unknown
  previous?: unknown
  state?: unknown
  backfill?: { since: string }
  utcOffsetMinutes: number
}

/** Asks the host for something it may grant; answers with JSON. */
export type HostCall = (op: string, json: string) => Promise<string>

interface HttpResponse {
  status: number
  headers: Record<string, string>
  body: string
}

/** An error with a code; the host reads code and details, not the class, which a bundle would carry a copy of. */
function codedError(code: string, message: string, details: Record<string, unknown> = {}): Error {
  return Object.assign(new Error(message), { name: 'CodedError', code, details })
}

async function ask(call: HostCall, op: string, request: unknown): Promise<unknown> {
  try {
    return JSON.parse(await call(op, JSON.stringify(request)))
  } catch (thrown) {
    throw asCodedError(thrown)
  }
}

function asCodedError(thrown: unknown): unknown {
  const message = thrown instanceof Error ? thrown.message : ''
  try {
    const { code, message: text, details } = JSON.parse(message) as { code: string; message: string; details?: Record<string, unknown> }
    return codedError(code, text, details)
  } catch {
    return thrown
  }
}

function answerOf(connection: string, path: string, response: HttpResponse): HttpAnswer {
  return {
    status: response.status,
    headers: response.headers,
    text: () => response.body,
    json: <T>() => {
      try {
        return JSON.parse(response.body) as T
      } catch {
        const looksLikeHtml = /^\s*</.test(response.body)
        throw codedError(
          'source_not_json',
          `${connection} answered ${path} with ${looksLikeHtml ? 'an HTML page' : 'something that is not JSON'} (status ${response.status}).`,
          { connection, path, status: response.status, html: looksLikeHtml },
        )
      }
    },
  }
}

async function request(
  call: HostCall,
  method: 'GET' | 'POST',
  target: { connection: string; path: string; body?: string },
  options: HttpOptions,
): Promise<HttpAnswer> {
  const query = options.query && Object.fromEntries(Object.entries(options.query).map(([key, value]) => [key, String(value)]))
  const response = (await ask(call, 'http.request', { method, ...target, query, headers: options.headers })) as HttpResponse
  if (response.status >= 400 && !options.allowStatus) {
    throw codedError('source_status', `${target.connection} answered ${target.path} with status ${response.status}.`, {
      ...target,
      status: response.status,
    })
  }
  return answerOf(target.connection, target.path, response)
}

/** Makes the context of one run out of the host's calls. */
export function createGuestContext(call: HostCall, run: RunContext): AdapterContext {
  return {
    http: {
      get: (connection, path, options = {}) => request(call, 'GET', { connection, path }, options),
      post: (connection, path, { body, ...options } = {}) =>
        request(call, 'POST', { connection, path, ...(body === undefined ? {} : { body }) }, options),
    },
    files: {
      latest: async <T>(intake: string) =>
        ((await ask(call, 'files.latest', { intake })) ?? undefined) as { deposit: T; uploadedAt: string; revision: number } | undefined,
    },
    clock: { now: () => new Date(run.now) },
    format: createAdapterFormat(run.utcOffsetMinutes),
    log: {
      info: async (message) => void (await ask(call, 'log', { level: 'info', message })),
      warn: async (message) => void (await ask(call, 'log', { level: 'warn', message })),
    },
    previous: <T>() => run.previous as T | undefined,
    state: { get: <T>() => run.state as T | undefined, set: async (value) => void (await ask(call, 'state.set', { value })) },
    backfill: run.backfill,
    platform: {
      feeds: async () => (await ask(call, 'platform.feeds', {})) as never,
      measures: async (query) => (await ask(call, 'platform.measures', query)) as never,
    },
    config: <T>() => run.config as T,
  }
}
