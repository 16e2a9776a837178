import { bigserial, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { opd } from './city.ts'
import { instant } from './columns.ts'
import { plugin } from './registry.ts'

/** A name an OPD bore before the one it bears now. What happened until then was done under it. */
export const formerOpdName = pgTable(
  'former_opd_name',
  {
    opd: text()
      .notNull()
      .references(() => opd.id),
    name: text().notNull(),
    shortName: text().notNull(),
    /** Absent: since before anybody wrote it down. */
    validFrom: instant(),
    validTo: instant().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.opd, t.validTo] })],
)

/** That a plugin was handed from one OPD to another; the present owner stands with the plugin. Only ever added to. */
export const pluginHandover = pgTable(
  'plugin_handover',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    plugin: text()
      .notNull()
      .references(() => plugin.id),
    fromOpd: text()
      .notNull()
      .references(() => opd.id),
    toOpd: text()
      .notNull()
      .references(() => opd.id),
    since: instant().notNull(),
    reason: text().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index('plugin_handover_plugin').on(t.plugin)],
)
