import { bigserial, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
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

/** A change of the register as it was ordered. */
export type OfficeOrder =
  | { kind: 'rename'; id: string; name: string; shortName: string; aliases: string[] }
  | { kind: 'merge'; id: string; into: string; reason: string }
  | { kind: 'close'; id: string; reason: string }
  | { kind: 'hand-over'; plugin: string; into: string; reason: string; connections: string[] }

/** What became of a planned change. `failed`: its day came and it did not fit any more. */
export type OfficePlanState = 'planned' | 'done' | 'cancelled' | 'failed'

/** A change of the register that takes effect on a day to come. */
export const officePlan = pgTable('office_plan', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  order: jsonb().$type<OfficeOrder>().notNull(),
  since: instant().notNull(),
  plannedAt: instant().notNull(),
  plannedBy: text().notNull(),
  plannedById: text().notNull(),
  state: text().$type<OfficePlanState>().notNull().default('planned'),
  settledAt: instant(),
  settledBy: text(),
  /** Why it did not take effect. */
  failure: text(),
})
