import { createHash } from 'node:crypto'

/** Hash that the first entry follows. */
export const firstHash = '0'.repeat(64)

/** An entry as far as its hash is made of it. */
export interface ChainedEntry {
  at: Date
  actor: string
  /** Absent in entries from before it was kept. */
  actorId?: string | null | undefined
  action: string
  subject: string
  details?: Record<string, unknown>
}

/**
 * The hash of an entry: it covers the entry and the hash of the one before.
 *
 * @remarks An entry that tells who acted by an id is hashed with it at the end, so neither form passes for the other: an id that was taken
 * away, put in or changed shows.
 */
export function auditHash(previousHash: string, entry: ChainedEntry): string {
  const parts = [previousHash, entry.at.toISOString(), entry.actor, entry.action, entry.subject, sorted(entry.details ?? {})]
  const text = JSON.stringify(entry.actorId == null ? parts : [...parts, entry.actorId])
  return createHash('sha256').update(text).digest('hex')
}

/** jsonb does not keep the order of keys; the hash must not depend on it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
