import type { IdentityServices } from '@wadah/api/identity-services'
import type { Caller } from '@wadah/contracts/roles'
import type { RequestPlace } from './account-services.ts'
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
  /** The caller of an API key. Throws `unauthenticated`, `key_expired`, `key_revoked`, each by the key's label, or `rate_limited`. */
  apiKeyCaller(key: string): Promise<Caller>
  /** Present callers of sessions that are still good. */
  callersOf(sessions: readonly string[]): Promise<ReadonlyMap<string, Caller>>
  /** Answers `/api/auth/*` to an address. Throws a coded error for what is refused before the library is asked. */
  handle(request: Request, address: string): Promise<Response>
  /** Signs a user in without a password; for the demo. Gives the headers that set the cookie. */
  signInAs(userId: string, device: { userAgent: string; address: string }): Promise<Headers>
  /** Ends the session of a cookie; gives the headers that clear it. */
  signOut(headers: Headers): Promise<Headers>
  /** Throws `invalid_input` when the e-mail is taken, `weak_password` when the password is. Gives the user's id. */
  createUser(user: NewUser): Promise<string>
  /** What procedures of a request may ask about people and their credentials. */
  servicesFor(place: RequestPlace): Omit<IdentityServices, 'session' | 'signOut'>
}
