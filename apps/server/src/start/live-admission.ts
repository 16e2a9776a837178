import type { IncomingMessage } from 'node:http'
import { demoRefusal } from '../demo/demo-guard.ts'
import { isSameOrigin } from '../http/same-origin.ts'
import type { Identity } from '../identity/identity.ts'
import type { LiveIdentity } from '../live/web-socket-door.ts'

/** Judges who may open a socket: our own pages, with a session. */
export function createLiveAdmission({ identity, origins, demo }: { identity: Identity; origins: readonly string[]; demo: boolean }) {
  return async function admit(request: IncomingMessage): Promise<LiveIdentity | undefined> {
    const header = (name: string) => request.headers[name]?.toString()
    if (demo && demoRefusal(header) !== undefined) return undefined
    if (!isSameOrigin(header, origins)) return undefined
    const { caller, session } = await identity.callerOf(new Headers({ cookie: header('cookie') ?? '' }))
    return session === undefined ? undefined : { caller, session }
  }
}
