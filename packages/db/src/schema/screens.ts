import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** A wall without a user: paired once by a code, shows the boards it is given. Of its token only the hash is kept. */
export const screen = pgTable('screen', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** Where it hangs, in words. */
  room: text().notNull(),
  /** Ids of the boards it shows, in the order of their turn. */
  boards: jsonb().$type<string[]>().notNull(),
  rotateSeconds: integer().notNull(),
  /** Absent until the wall fetched its token. */
  tokenHash: text().unique(),
  pairedAt: instant().notNull(),
  pairedBy: text().notNull(),
  lastSeenAt: instant(),
  revokedAt: instant(),
})

/** A wall that shows a code and waits for somebody to enter it. */
export const screenPairing = pgTable('screen_pairing', {
  code: text().primaryKey(),
  secretHash: text().notNull().unique(),
  expiresAt: instant().notNull(),
  /** Set once the code was entered. */
  screen: text().references(() => screen.id, { onDelete: 'cascade' }),
})
