import type { HttpRequest, HttpResponse } from '@wadah/adapter-host/capabilities'
import { CodedError } from '@wadah/errors'

/** What a source answers in a test: a body with status 200, or all of it. */
export type HttpFixture = string | { status?: number; headers?: Record<string, string>; body: string }

/**
 * Answers of sources: by connection, then by path with its query (`/antrean?limit=100&skip=0`, in the order the adapter gives it)
 * or by the path alone. A function answers whatever is asked of the connection.
 */
export type HttpFixtures = Record<string, Record<string, HttpFixture> | ((request: HttpRequest) => HttpFixture)>

/** Answers a request from fixtures; throws `source_unreachable` naming what was asked when there is none. */
export function answerFromFixtures(fixtures: HttpFixtures, request: HttpRequest): HttpResponse {
  const { connection, path, query } = request
  const asked = query && Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query).toString()}` : path
  const known = fixtures[connection]
  const fixture = typeof known === 'function' ? known(request) : (known?.[asked] ?? known?.[path])
  if (fixture === undefined) throw new CodedError('source_unreachable', `No fixture answers ${connection} ${asked}.`)
  if (typeof fixture === 'string') return { status: 200, headers: {}, body: fixture }
  return { status: fixture.status ?? 200, headers: fixture.headers ?? {}, body: fixture.body }
}
