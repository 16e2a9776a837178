import type { Context } from 'hono'
import type { Authority, Caller } from '@wadah/contracts/roles'

/** What the guard found out about a request before its route runs. */
export interface RequestFacts {
  caller: Caller
  session: string | undefined
  /** Headers that prolong the session's cookie, now and then. */
  renewal?: Headers | undefined
  /** The body, read within the route's limit; empty for routes that take none. */
  body: Uint8Array<ArrayBuffer>
}

/** A route that is not a tRPC procedure. Every one declares its authority; a test refuses those that do not. */
export interface PlainRoute {
  method: 'GET' | 'POST'
  path: string
  authority: Authority
  /** Largest body in bytes; absent: the route takes none and nothing is read. */
  bodyLimit?: number | undefined
  handle(context: Context, facts: RequestFacts): Response | Promise<Response>
}
