import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import type { Role } from '@wadah/contracts/roles'
import { instant } from './columns.ts'

/** A named arrangement of placements for one audience. */
export const board = pgTable('board', {
  id: text().primaryKey(),
  title: text().notNull(),
  position: integer().notNull(),
  /** Roles that see it, and roles that may edit it. */
  viewers: jsonb().$type<Role[]>().notNull(),
  editors: jsonb().$type<Role[]>().notNull(),
  revision: integer().notNull(),
  document: jsonb().$type<BoardDocument>().notNull(),
  updatedAt: instant().notNull(),
  /** Since when it is out of everybody's sight; it and its history wait to be taken back. */
  archivedAt: instant(),
})

/** Every accepted operation with the document it led to: history and undo. */
export const boardOperation = pgTable(
  'board_operation',
  {
    board: text()
      .notNull()
      .references(() => board.id),
    revision: integer().notNull(),
    operation: jsonb().$type<BoardOperation>().notNull(),
    document: jsonb().$type<BoardDocument>().notNull(),
    actor: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.board, t.revision] })],
)

/** What happened that someone may have to answer for; each entry seals the one before. Never holds data values. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    /** Name of whoever acted, as it was then. */
    actor: text().notNull(),
    /** What tells two of the same name apart: kind and id. Absent in entries from before it was kept. */
    actorId: text(),
    action: text().notNull(),
    subject: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [index('audit_event_subject').on(t.subject)],
)
