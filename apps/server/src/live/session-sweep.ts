import type { Caller } from '@wadah/contracts/roles'
import type { LiveHub } from './live-hub.ts'

/** Options of {@link startSessionSweep}. */
export interface SessionSweepOptions {
  hub: LiveHub
  /** Present callers of sessions that are still good; ended ones are left out. */
  callersOf(sessions: readonly string[]): Promise<ReadonlyMap<string, Caller>>
  failed(error: unknown): void
  /** By default 2 s: with the time of one query well within the five seconds that are promised. */
  everyMs?: number
}

/** Ends connections whose session is over, and those whose roles changed so that they begin anew; returns the way to stop. */
export function startSessionSweep({ hub, callersOf, failed, everyMs = 2_000 }: SessionSweepOptions): () => void {
  async function sweep(): Promise<void> {
    const sessions = [...new Set(hub.clients().flatMap(({ session }) => session ?? []))]
    if (sessions.length === 0) return
    const present = await callersOf(sessions)
    // Who connected meanwhile was not asked for.
    const asked = new Set(sessions)
    const isAsked = (session: string | undefined): session is string => session !== undefined && asked.has(session)
    hub.end(({ session }) => isAsked(session) && !present.has(session))
    hub.end(({ session, caller }) => isAsked(session) && !isSame(caller, present.get(session)), 'callerChanged')
  }
  const timer = setInterval(() => void sweep().catch(failed), everyMs)
  return () => clearInterval(timer)
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
