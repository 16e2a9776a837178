import type { Caller } from '@wadah/contracts/roles'
import type { NewUser } from './new-user.ts'

/** Who a cookie belongs to. */
interface SessionCaller {
  caller: Caller
  /** Id of the session; undefined for anonymous callers. */
  session: string | undefined
  /** Headers that prolong the cookie, now and then. */
  renewal?: Headers | undefined
}

/** A signed request of an OPD's publishing key. */
export interface SignedRequest {
  method: string
  /** Path and query. */
  path: string
  /** Read only once the key is known. */
  body(): Promise<Uint8Array>
  authorization: string
}

/** Everything the server asks about people and keys; which library answers is nobody else's business. */
export interface Identity {
  /** The caller of a session cookie; anonymous without a good one. Roles are read anew every time. */
  callerOf(headers: Headers): Promise<SessionCaller>
  /** The publishing key behind a signature. Throws `unauthenticated`, `unknown_key` or `forbidden` (replayed). */
  keyCaller(request: SignedRequest): Promise<Caller>
  /** Present callers of sessions that are still good. */
  callersOf(sessions: readonly string[]): Promise<ReadonlyMap<string, Caller>>
  /** Answers `/api/auth/*`. */
  handle(request: Request): Promise<Response>
  /** Signs a user in without a password; for the demo. Gives the headers that set the cookie. */
  signInAs(userId: string): Promise<Headers>
  /** Ends the session of a cookie; gives the headers that clear it. */
  signOut(headers: Headers): Promise<Headers>
  /** Throws `invalid_input` when the e-mail is taken or the password too short. Gives the user's id. */
  createUser(user: NewUser): Promise<string>
}
