import { bigint, bigserial, boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { CheckFinding, CheckName, CheckOutcome, ConsentDiff, CurationPolicy, DecisionAct } from '@wadah/contracts/curation'
import type { Text } from '@wadah/contracts/texts'
import { instant } from './columns.ts'
import { release } from './registry.ts'

/** Who works on the checks of a submitted release; one at a time over all replicas. */
export const releaseChecking = pgTable('release_checking', {
  release: text()
    .primaryKey()
    .references(() => release.hash),
  worker: text().notNull(),
  startedAt: instant().notNull(),
  attempts: integer().notNull().default(1),
})

/** What each check said of a release. */
export const releaseCheck = pgTable(
  'release_check',
  {
    release: text()
      .notNull()
      .references(() => release.hash),
    check: text().$type<CheckName>().notNull(),
    outcome: text().$type<CheckOutcome>().notNull(),
    summary: jsonb().$type<Text>().notNull(),
    findings: jsonb().$type<CheckFinding[]>().notNull(),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.release, t.check] })],
)

/** What a person or a policy decided on a release; only ever added to. Prints as a Berita Acara. */
export const releaseDecision = pgTable(
  'release_decision',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: instant().notNull(),
    plugin: text().notNull(),
    release: text()
      .notNull()
      .references(() => release.hash),
    act: text().$type<DecisionAct>().notNull(),
    /** The person; absent when a policy decided. */
    personId: text(),
    actor: text().notNull(),
    /** OPD of the person. */
    office: text(),
    tier: text().$type<'sandboxed' | 'trusted'>(),
    reason: text().notNull(),
    /** Checks the reasons of a return are about. */
    checks: jsonb().$type<CheckName[]>().notNull().default([]),
    /** Policy that decided by itself. */
    policy: text().$type<CurationPolicy>(),
    /** One person did alone what two must: to be countersigned by another. */
    isEmergency: boolean().notNull().default(false),
    /** Until when an emergency act is to be countersigned. */
    countersignBy: instant(),
    /** The emergency act that a countersignature answers. */
    answers: bigint({ mode: 'number' }),
    /** Whether the release stands as decided, or waits for a second person. */
    isFinal: boolean().notNull(),
    /** What was consented to, as it stood. */
    diff: jsonb().$type<ConsentDiff>().notNull(),
    /** Hash of the audit entry: the seal that the printed record carries. */
    auditHash: text().notNull(),
  },
  (t) => [index('release_decision_release').on(t.release), index('release_decision_at').on(t.at)],
)

/** Who decides on the next release of a plugin; `*` stands for every plugin without a row of its own. */
export const curationPolicy = pgTable('curation_policy', {
  plugin: text().primaryKey(),
  policy: text().$type<CurationPolicy>().notNull(),
  setAt: instant().notNull(),
  setBy: text().notNull(),
  reason: text().notNull(),
})
