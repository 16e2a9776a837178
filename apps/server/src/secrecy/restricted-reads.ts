import { actorOf } from '@wadah/api/actor'
import type { SecrecyServices } from '@wadah/api/services'
import { audit } from '@wadah/db/audit'
import type { Database } from '@wadah/db/open'

/** A read of one kind is noted once in this time; every number of a live stream would drown the rest. */
const notedForMs = 60 * 60_000
const mostNoted = 20_000

/** Notes reads of restricted data in the audit trail: who, what and by which way, never what it said. */
export function createRestrictedReads(database: Database, now: () => number): SecrecyServices['noteRead'] {
  const noted = new Map<string, number>()
  return async function noteRead({ caller, session, subject, surface }) {
    const key = JSON.stringify([session ?? actorOf(caller), subject, surface])
    const last = noted.get(key)
    if (last !== undefined && now() - last < notedForMs) return
    noted.delete(key)
    noted.set(key, now())
    for (const oldest of noted.keys()) {
      if (noted.size <= mostNoted) break
      noted.delete(oldest)
    }
    await audit(database, { at: new Date(now()), actor: actorOf(caller), action: 'restricted.read', subject, details: { surface } })
  }
}
