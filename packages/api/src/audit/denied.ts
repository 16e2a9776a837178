import type { Authority, Caller } from '@wadah/contracts/roles'
import { audit } from '@wadah/db/audit'
import { actorOf } from '../actor.ts'
import type { ApiContext } from '../context.ts'

/** One who tries again and again is noted once in this time. */
const notedForMs = 60_000
const mostNoted = 5_000
const noted = new Map<string, number>()

/** Acts that change something and are not everybody's. */
export function isSensitive(authority: Authority | undefined, type: 'query' | 'mutation' | 'subscription'): boolean {
  if (authority === undefined) return false
  if ('freshProof' in authority && authority.freshProof === true) return true
  return type === 'mutation' && (authority.kind === 'roles' || authority.kind === 'own-opd')
}

/** Notes that a known caller was refused a sensitive act. Whoever is not signed in is left to the log and the rate limit. */
export async function noteDenied({ caller, database, services }: ApiContext, path: string): Promise<void> {
  if (caller.kind === 'anonymous') return
  const now = services.now()
  const key = `${identityOf(caller)} ${path}`
  const last = noted.get(key)
  if (last !== undefined && Math.abs(now - last) < notedForMs) return
  noted.delete(key)
  noted.set(key, now)
  if (noted.size > mostNoted) noted.delete(noted.keys().next().value ?? '')
  try {
    await audit(database, {
      at: new Date(now),
      actor: actorOf(caller),
      action: 'denied',
      subject: path,
      details: { roles: [...caller.roles] },
    })
  } catch (error) {
    // The refusal stands whether it can be noted or not.
    services.log({
      level: 'error',
      message: 'A refused act could not be noted in the audit trail.',
      details: { path, reason: String(error) },
    })
  }
}

function identityOf({ kind, userId, screenId, keyId }: Caller): string {
  return `${kind} ${userId ?? screenId ?? keyId ?? ''}`
}
