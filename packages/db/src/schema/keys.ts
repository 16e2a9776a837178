import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { ApiKeyGrant } from '@wadah/contracts/api-key'
import { opd } from './city.ts'
import { instant } from './columns.ts'

/** A key with narrow rights by which programs of an OPD call Wadah. Of its secret only the hash is kept. */
export const apiKey = pgTable(
  'api_key',
  {
    id: text().primaryKey(),
    opd: text()
      .notNull()
      .references(() => opd.id),
    label: text().notNull(),
    grant: jsonb().$type<ApiKeyGrant>().notNull(),
    secretHash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    revokedBy: text(),
    revokedReason: text(),
  },
  (t) => [index('api_key_opd').on(t.opd)],
)
