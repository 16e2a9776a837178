import { and, asc, desc, eq, gt, gte, ilike, lt, or, sql, type SQL } from 'drizzle-orm'
import type { Database, Executor } from '../database.ts'
import { auditEvent } from '../schema/boards.ts'
import { auditHash, firstHash } from './audit-chain.ts'

export type AuditRow = typeof auditEvent.$inferSelect

/** Whoever acted: the name as it is now, and what tells two of the same name apart for ever: kind and id, e.g. `user:…`. */
export interface Actor {
  name: string
  id: string
}

/** Wadah itself, where nobody in particular acted. */
export const wadahItself: Actor = { name: 'Wadah', id: 'wadah' }

/** What happened, by whom, to what. Never data values, never secrets. */
export interface AuditEntry {
  at: Date
  actor: Actor
  action: string
  subject: string
  details?: Record<string, unknown>
}

const auditLock = 3_278_002
/** Entries read at once when the whole chain is walked. */
const pageSize = 5_000

/** Adds an entry to the chain, inside a transaction; each entry seals the one before. */
export async function addAuditEvent(tx: Executor, entry: AuditEntry): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${auditLock})`)
  const [last] = await tx.orm.select({ hash: auditEvent.hash }).from(auditEvent).orderBy(desc(auditEvent.id)).limit(1)
  const previousHash = last?.hash ?? firstHash
  // As JSON will give them back: a date is text by then, and what is undefined is gone.
  const details = JSON.parse(JSON.stringify(entry.details ?? {})) as Record<string, unknown>
  const row = { ...entry, actor: entry.actor.name, actorId: entry.actor.id, details }
  await tx.orm.insert(auditEvent).values({ ...row, previousHash, hash: auditHash(previousHash, row) })
}

/** Adds an entry in a transaction of its own. */
export function audit(database: Database, entry: AuditEntry): Promise<void> {
  return database.transaction((tx) => addAuditEvent(tx, entry))
}

/** The chain from its beginning, some entries at a time. */
export async function* walkAudit(executor: Executor): AsyncGenerator<AuditRow[]> {
  let after = 0
  for (;;) {
    const rows = await executor.orm.select().from(auditEvent).where(gt(auditEvent.id, after)).orderBy(asc(auditEvent.id)).limit(pageSize)
    if (rows.length > 0) yield rows
    if (rows.length < pageSize) return
    after = rows.at(-1)?.id ?? after
  }
}

/** What a walk along the chain found. */
export interface ChainState {
  entries: number
  /** Id of the first entry that does not follow from the one before. */
  brokenAt?: number | undefined
  /** Id and hash of the last entry. */
  lastId: number
  head: string
  /** Ids of the entries asked for, with the hashes they have. */
  hashes: ReadonlyMap<number, string>
}

/** Walks the chain, and notes the hashes of some entries on the way: those that seals speak of. */
export async function inspectAudit(executor: Executor, wanted: ReadonlySet<number> = new Set()): Promise<ChainState> {
  const hashes = new Map<number, string>()
  const state: ChainState = { entries: 0, lastId: 0, head: firstHash, hashes }
  for await (const rows of walkAudit(executor))
    for (const row of rows) {
      const follows = row.previousHash === state.head && row.hash === auditHash(state.head, row)
      if (!follows) state.brokenAt ??= row.id
      state.entries += 1
      state.lastId = row.id
      state.head = row.hash
      if (wanted.has(row.id)) hashes.set(row.id, row.hash)
    }
  return state
}

/** Walks the chain. `brokenAt` is the id of the first entry that does not follow from the one before. */
export async function verifyAudit(executor: Executor): Promise<{ entries: number; brokenAt?: number }> {
  const { entries, brokenAt } = await inspectAudit(executor)
  return brokenAt === undefined ? { entries } : { entries, brokenAt }
}

/** What entries are looked for by; words match anywhere, whatever their case. `actor` finds a name, or an id whole. */
export interface AuditSearch {
  actor?: string | undefined
  action?: string | undefined
  subject?: string | undefined
  from?: Date | undefined
  /** Exclusive. */
  to?: Date | undefined
  /** Only entries before this id. */
  before?: number | undefined
  limit: number
}

/** Entries that match, the newest first. */
export function searchAudit(executor: Executor, search: AuditSearch): Promise<AuditRow[]> {
  const like = (words: string | undefined, ...columns: Parameters<typeof ilike>[0][]): SQL | undefined =>
    words === undefined || words === ''
      ? undefined
      : or(...columns.map((column) => ilike(column, `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)))
  return executor.orm
    .select()
    .from(auditEvent)
    .where(
      and(
        search.actor === undefined || search.actor === ''
          ? undefined
          : or(like(search.actor, auditEvent.actor), eq(auditEvent.actorId, search.actor)),
        search.action === undefined ? undefined : or(eq(auditEvent.action, search.action), ilike(auditEvent.action, `${search.action}.%`)),
        like(search.subject, auditEvent.subject),
        search.from && gte(auditEvent.at, search.from),
        search.to && lt(auditEvent.at, search.to),
        search.before === undefined ? undefined : lt(auditEvent.id, search.before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(search.limit)
}

/** Kinds of acts that were ever recorded. */
export async function listAuditActions(executor: Executor): Promise<string[]> {
  const rows = await executor.orm.selectDistinct({ action: auditEvent.action }).from(auditEvent).orderBy(asc(auditEvent.action))
  return rows.map(({ action }) => action)
}

/** Entries, the newest first. */
export function listAuditEvents(executor: Executor, limit: number): Promise<AuditRow[]> {
  return searchAudit(executor, { limit })
}
