import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ComplaintKind, ComplaintState } from '@wadah/contracts/complaint'
import { instant } from './columns.ts'

/** What a widget complained of on screens; the same again is one row with a count. Never holds data: the words come here cleaned. */
export const widgetComplaint = pgTable(
  'widget_complaint',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    plugin: text().notNull(),
    release: text().notNull(),
    widget: text().notNull(),
    kind: text().$type<ComplaintKind>().notNull(),
    message: text().notNull(),
    /** Where in the code; empty when that is not known. */
    position: text().notNull().default(''),
    count: integer().notNull().default(1),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    /** Ids of boards, the first so many. */
    boards: jsonb().$type<string[]>().notNull(),
    /** Marks of screens and persons, which name nobody; the first so many. */
    screens: jsonb().$type<string[]>().notNull(),
    state: text().$type<ComplaintState>().notNull().default('new'),
    stateAt: instant(),
    stateBy: text(),
  },
  (t) => [
    uniqueIndex('widget_complaint_same').on(t.release, t.widget, t.kind, t.message, t.position),
    index('widget_complaint_by_plugin').on(t.plugin, t.lastAt),
  ],
)
