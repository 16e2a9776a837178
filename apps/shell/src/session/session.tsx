import { createContext, useContext } from 'react'
import type { ApiOutputs } from '../trpc.ts'

/** Who looks, and what the server said of itself. */
export type Me = ApiOutputs['session']['me']

const context = createContext<Me | undefined>(undefined)

/** Hands the session down. */
export const SessionProvider = context.Provider

/** The session of this tab. */
export function useSession(): Me {
  const me = useContext(context)
  if (!me) throw new Error('There is no session here.')
  return me
}

/** Tells whether somebody looks whom the server knows: a person, or a paired screen. */
export function isKnownViewer(me: Pick<Me, 'caller'>): boolean {
  return me.caller.kind === 'user' || me.caller.kind === 'screen'
}

/** Rises when the rules change about what may stay on a device: what was remembered under others is wiped before first paint. */
const policyVersion = 2

/**
 * The name under which this device remembers things: another person's memory is never read, nor one from before a change of role or
 * from before the server was restored from a backup.
 */
export function ownerOf(me: Pick<Me, 'caller' | 'epoch'>): string {
  const { userId, screenId, roles, opd } = me.caller
  return [policyVersion, userId ?? screenId ?? 'anonymous', roles.join(','), opd ?? '', me.epoch].join('|')
}
