import { readApiKey } from '@wadah/api/api-key-secret'
import type { Caller } from '@wadah/contracts/roles'
import { findApiKey, noteApiKeyUsed } from '@wadah/db/api-keys'
import type { Database } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'
import { createRateLimit } from '../http/rate-limit.ts'

/** How often at most it is written down that a key was used. */
const notedEveryMs = 10 * 60_000

/** Makes the check of API keys: whose it is and what it may do. Each answers to its own rate, whatever address it comes from. */
export function createApiKeyCheck({ database, now }: { database: Database; now(): number }): (key: string) => Promise<Caller> {
  const rate = createRateLimit({ burst: 120, windowMs: 60_000 }, now)
  return async function check(key) {
    const parts = readApiKey(key)
    const row = parts && (await findApiKey(database, parts.id))
    if (parts === undefined || row === undefined || !parts.fits(row.secretHash)) {
      throw new CodedError('unauthenticated', 'This API key is not known here. Was it copied whole, and is this the right server?', {
        details: { reason: 'unknown_key' },
      })
    }
    const { id, opd, label, grant, expiresAt, revokedAt, opdEndedAt, lastUsedAt } = row
    const at = now()
    const details = { id, label, opd }
    if (revokedAt !== null) {
      const said = `The API key “${label}” of ${opd} was revoked on ${dayOf(revokedAt)}. Make a new one under Kunci.`
      throw new CodedError('key_revoked', said, { details: { ...details, at: revokedAt.toISOString() } })
    }
    if (expiresAt.getTime() <= at) {
      const said = `The API key “${label}” of ${opd} expired on ${dayOf(expiresAt)}. Make a new one under Kunci.`
      throw new CodedError('key_expired', said, { details: { ...details, at: expiresAt.toISOString() } })
    }
    if (opdEndedAt !== null && opdEndedAt.getTime() <= at) {
      const said = `The API key “${label}” ended with its OPD, ${opd}, on ${dayOf(opdEndedAt)}.`
      throw new CodedError('key_revoked', said, { details: { ...details, at: opdEndedAt.toISOString() } })
    }
    rate.take(id)
    if (lastUsedAt === null || at - lastUsedAt.getTime() >= notedEveryMs) await noteApiKeyUsed(database, id, new Date(at))
    return { kind: 'api-key', apiKeyId: id, name: label, opd, grant, roles: [] }
  }
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
