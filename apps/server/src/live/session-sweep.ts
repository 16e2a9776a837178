import type { Caller } from '@wadah/contracts/roles'
import type { LiveClient } from './live-client.ts'
import type { LiveHub } from './live-hub.ts'

/** Options of {@link startSessionSweep}. */
export interface SessionSweepOptions {
  hub: LiveHub
  /** Present callers of sessions that are still good; ended ones are left out. */
  callersOf(sessions: readonly string[]): Promise<ReadonlyMap<string, Caller>>
  /** What sessions said they read restricted feeds for; absent: nothing. */
  purposesOf?(sessions: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  failed(error: unknown): void
  /** By default 2 s: with the time of one query well within the five seconds that are promised. */
  everyMs?: number
}

/** Looks at sessions now and then, or at once. */
export interface SessionSweep {
  now(): Promise<void>
  stop(): void
}

const noPurposes: ReadonlySet<string> = new Set()

/**
 * Ends connections whose session is over, has those whose roles changed begin anew, and shows the rest, whose clearance or purposes
 * changed, what they may see by now.
 */
export function startSessionSweep({ hub, callersOf, purposesOf, failed, everyMs = 2_000 }: SessionSweepOptions): SessionSweep {
  async function sweep(): Promise<void> {
    const sessions = [...new Set(hub.clients().flatMap(({ session }) => session ?? []))]
    if (sessions.length === 0) return
    const [present, purposes] = await Promise.all([callersOf(sessions), purposesOf?.(sessions)])
    // Who connected meanwhile was not asked for.
    const asked = new Set(sessions)
    const isAsked = (session: string | undefined): session is string => session !== undefined && asked.has(session)
    hub.end(({ session }) => isAsked(session) && !present.has(session))
    hub.end(({ session, caller }) => isAsked(session) && !isSame(caller, present.get(session)), 'callerChanged')
    for (const client of hub.clients()) {
      const caller = present.get(client.session ?? '')
      if (caller !== undefined) await settle(client, caller, purposes?.get(client.session ?? '') ?? noPurposes)
    }
  }

  async function settle(client: LiveClient, caller: Caller, purposes: ReadonlySet<string>): Promise<void> {
    const isUnchanged = client.caller.clearance === caller.clearance && purposes.symmetricDifference(client.purposes).size === 0
    if (isUnchanged) return
    client.caller = caller
    client.purposes = purposes
    await hub.reproject(client)
  }

  const timer = setInterval(() => void sweep().catch(failed), everyMs)
  return { now: sweep, stop: () => clearInterval(timer) }
}

function isSame(held: Caller, present: Caller | undefined): boolean {
  return (
    present !== undefined &&
    present.userId === held.userId &&
    present.screenId === held.screenId &&
    present.screenBoards?.join() === held.screenBoards?.join() &&
    present.opd === held.opd &&
    present.roles.toSorted().join() === held.roles.toSorted().join()
  )
}
