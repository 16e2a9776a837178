import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Classification } from '@wadah/contracts/classification'
import { instant } from './columns.ts'

/** What the walidata decided about the class of a feed or a part of it; the newest of a path applies. Only ever added to. */
export const classificationChange = pgTable(
  'classification_change',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    feed: text().notNull(),
    /** Path of the part; empty for the whole. */
    path: text().notNull().default(''),
    classification: text().$type<Classification>().notNull(),
    /** What the release declared when this was decided: a lower class applies only as long as the declaration stands. */
    declared: text().$type<Classification>().notNull(),
    reason: text().notNull(),
    actor: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('classification_change_feed').on(t.feed, t.path, t.id)],
)

/** A room in meeting mode: its wall shows more than the public may see, until the meeting ends. */
export const meeting = pgTable(
  'meeting',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    screen: text().notNull(),
    /** Name of the screen when the meeting began. */
    name: text().notNull(),
    purpose: text().notNull(),
    since: instant().notNull(),
    until: instant().notNull(),
    startedBy: text().notNull(),
    endedAt: instant(),
    endedBy: text(),
  },
  (t) => [index('meeting_screen').on(t.screen, t.until)],
)

/** What a session reads restricted data for; stated once for each feed or query. Ends with the session. */
export const readPurpose = pgTable(
  'read_purpose',
  {
    session: text().notNull(),
    /** Id of the feed, or of the query in the same form. */
    subject: text().notNull(),
    purpose: text().notNull(),
    words: text(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.session, t.subject] })],
)

/** The head of the audit chain at one time, sealed by the city key. */
export const auditSeal = pgTable('audit_seal', {
  /** Id of the last entry it covers. */
  lastId: integer().primaryKey(),
  entries: integer().notNull(),
  head: text().notNull(),
  at: instant().notNull(),
  keyId: text().notNull(),
  signature: text().notNull(),
})

/** What a purge takes away. */
export type PurgeTarget =
  | { kind: 'snapshots'; feed: string; from: number; to: number }
  | { kind: 'file'; release: string; path: string; sha256: string }
  | { kind: 'deposit'; plugin: string; intake: string; revision: number }

/** A proposal to take personal data out of what is kept, and what became of it. Two persons make it happen. */
export const purge = pgTable('purge', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  target: jsonb().$type<PurgeTarget>().notNull(),
  reason: text().notNull(),
  proposedBy: text().notNull(),
  proposedById: text().notNull(),
  proposedAt: instant().notNull(),
  state: text().$type<'proposed' | 'done' | 'dropped'>().notNull().default('proposed'),
  decidedBy: text(),
  decidedAt: instant(),
  /** What went, in numbers of rows by kind. */
  outcome: jsonb().$type<Record<string, number>>(),
})
