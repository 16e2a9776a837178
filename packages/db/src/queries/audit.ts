import { createHash } from 'node:crypto'
import { asc, desc, sql } from 'drizzle-orm'
import { sortedKeys } from '@wadah/contracts/sorted-keys'
import type { Database, Executor } from '../database.ts'
import { auditEvent } from '../schema/boards.ts'

export type AuditRow = typeof auditEvent.$inferSelect

/** What happened, by whom, to what. Never data values, never secrets. */
export interface AuditEntry {
  at: Date
  actor: string
  action: string
  subject: string
  details?: Record<string, unknown>
}

const auditLock = 3_278_002
const first = '0'.repeat(64)

function hashOf(previousHash: string, entry: AuditEntry): string {
  // jsonb does not keep the order of keys; the hash must not depend on it.
  const details = sortedKeys(entry.details ?? {})
  const text = JSON.stringify([previousHash, entry.at.toISOString(), entry.actor, entry.action, entry.subject, details])
  return createHash('sha256').update(text).digest('hex')
}

/** Adds an entry to the chain, inside a transaction; each entry seals the one before. */
export async function addAuditEvent(tx: Executor, entry: AuditEntry): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${auditLock})`)
  const [last] = await tx.orm.select({ hash: auditEvent.hash }).from(auditEvent).orderBy(desc(auditEvent.id)).limit(1)
  const previousHash = last?.hash ?? first
  // As JSON will give them back: a date is text by then, and what is undefined is gone.
  const details = JSON.parse(JSON.stringify(entry.details ?? {})) as Record<string, unknown>
  await tx.orm.insert(auditEvent).values({ ...entry, details, previousHash, hash: hashOf(previousHash, { ...entry, details }) })
}

/** Adds an entry in a transaction of its own. */
export function audit(database: Database, entry: AuditEntry): Promise<void> {
  return database.transaction((tx) => addAuditEvent(tx, entry))
}

/** Walks the chain. `brokenAt` is the id of the first entry that does not follow from the one before. */
export async function verifyAudit(executor: Executor): Promise<{ entries: number; brokenAt?: number }> {
  const rows = await executor.orm.select().from(auditEvent).orderBy(asc(auditEvent.id))
  let previousHash = first
  for (const row of rows) {
    if (row.previousHash !== previousHash || row.hash !== hashOf(previousHash, row)) return { entries: rows.length, brokenAt: row.id }
    previousHash = row.hash
  }
  return { entries: rows.length }
}

/** Entries, the newest first. */
export function listAuditEvents(executor: Executor, limit: number): Promise<AuditRow[]> {
  return executor.orm.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(limit)
}
