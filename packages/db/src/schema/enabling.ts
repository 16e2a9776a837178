import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Audience } from '@wadah/contracts/curation'
import type { EnablementRuleKind, FollowPolicy, PilotFinding, PilotThresholds, RuleEnd } from '@wadah/contracts/enabling'
import { instant } from './columns.ts'
import { plugin, release } from './registry.ts'

/** A release that runs for an audience beside the general one; a pilot is one that is watched. Ended rules stay as history. */
export const enablementRule = pgTable(
  'enablement_rule',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    plugin: text()
      .notNull()
      .references(() => plugin.id),
    release: text()
      .notNull()
      .references(() => release.hash),
    kind: text().$type<EnablementRuleKind>().notNull(),
    audience: jsonb().$type<Audience>().notNull(),
    policy: text().$type<FollowPolicy>().notNull(),
    tier: text().$type<'sandboxed' | 'trusted'>().notNull().default('sandboxed'),
    reason: text().notNull(),
    startedAt: instant().notNull(),
    startedBy: text().notNull(),
    /** Until when a pilot is watched. */
    soakUntil: instant(),
    thresholds: jsonb().$type<PilotThresholds>(),
    endedAt: instant(),
    endedBy: text(),
    ending: text().$type<RuleEnd>(),
    endReason: text(),
    /** What made a pilot step back. */
    findings: jsonb().$type<PilotFinding[]>(),
  },
  (t) => [index('enablement_rule_by_plugin').on(t.plugin, t.endedAt)],
)

/** A plugin that somebody stopped: nothing of it runs for anybody until it is resumed. */
export const pluginStop = pgTable('plugin_stop', {
  plugin: text()
    .primaryKey()
    .references(() => plugin.id),
  reason: text().notNull(),
  stoppedAt: instant().notNull(),
  stoppedBy: text().notNull(),
})

/** A widget that stopped on somebody's screen. Never holds data, only what the code said of itself. */
export const widgetCrash = pgTable(
  'widget_crash',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    plugin: text().notNull(),
    release: text().notNull(),
    widget: text().notNull(),
    board: text().notNull(),
    /** Which screen: a paired one, or a person's. */
    screen: text().notNull(),
    screenName: text().notNull(),
    message: text().notNull(),
  },
  (t) => [index('widget_crash_by_release').on(t.release, t.at)],
)
