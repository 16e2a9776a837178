import { bigserial, boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { Classification } from '@wadah/contracts/classification'
import type { Classified, FieldClass } from '@wadah/contracts/secrecy'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { bytes, instant } from './columns.ts'

/** A feed that some release brought, with what its bridge is known to do. Versions only ever rise. */
export const feed = pgTable('feed', {
  id: text().primaryKey(),
  plugin: text().notNull(),
  opd: text().notNull(),
  enabled: boolean().notNull(),
  /** Hash of the release whose bridge runs. */
  release: text(),
  /** The feed beside which this one runs under another contract, for the audience of a rule. */
  variantOf: text(),
  meta: jsonb().$type<FeedMeta>().notNull(),
  contractHash: text().notNull(),
  /** The class that applies now, of the whole and of its parts: what the release declares, and what the walidata decided since. */
  classification: text().$type<Classification>().notNull(),
  fieldClasses: jsonb().$type<FieldClass[]>().notNull().default([]),
  /** Rises when a class changes or content is purged: copies made before are no longer handed out. */
  secrecyRevision: integer().notNull().default(0),
  version: integer().notNull().default(0),
  factsVersion: integer().notNull().default(1),
  failedRuns: integer().notNull().default(0),
  firstFailureAt: instant(),
  lastRunAt: instant(),
  lastOkAt: instant(),
  failureCode: text(),
  failureReason: text(),
  adapterState: jsonb().$type<unknown>(),
  backfilledAt: instant(),
})

/** One run of a feed's bridge. */
export const feedRun = pgTable(
  'feed_run',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    feed: text().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant().notNull(),
    outcome: text().$type<'changed' | 'unchanged' | 'held' | 'failed'>().notNull(),
    code: text(),
    reason: text(),
  },
  (t) => [index('feed_run_by_feed').on(t.feed, t.id)],
)

/** Validated output of a feed at one time; a new row only when its content changed. Belongs to feed and contract. */
export const snapshot = pgTable(
  'snapshot',
  {
    feed: text().notNull(),
    version: integer().notNull(),
    contractHash: text().notNull(),
    contentHash: text().notNull(),
    data: jsonb().$type<unknown>().notNull(),
    brotli: bytes(),
    zstd: bytes(),
    period: text(),
    observedAt: instant(),
    fetchedAt: instant().notNull(),
    confirmedAt: instant().notNull(),
    /** The classes under which it was taken in; absent: those of the feed, which have not changed since. */
    classes: jsonb().$type<Classified>(),
    /** Its content went for a reason; the hash stays. */
    purgedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.version] })],
)

/** Why a newer value is not shown; at most one open hold a feed. The candidate waits here. */
export const hold = pgTable(
  'hold',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    feed: text().notNull(),
    by: text().$type<'plausibility' | 'owner' | 'curator'>().notNull(),
    reason: jsonb().$type<Text>().notNull(),
    since: instant().notNull(),
    candidate: jsonb().$type<unknown>(),
    candidateHash: text(),
    closedAt: instant(),
    closedBy: text(),
    accepted: boolean(),
  },
  (t) => [index('hold_by_feed').on(t.feed, t.closedAt)],
)

/** A value of a measure for an area, a split and a period. Older values stay in `measure_revision`. */
export const measurePoint = pgTable(
  'measure_point',
  {
    feed: text().notNull(),
    measure: text().notNull(),
    area: text().notNull().default(''),
    series: text().notNull().default(''),
    period: text().notNull(),
    value: doublePrecision(),
    missing: text(),
    status: text(),
    revision: integer().notNull().default(0),
    recordedAt: instant().notNull(),
    /** The class under which it was last taken in; absent: that of the measure, which has not changed since. */
    classification: text().$type<Classification>(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.measure, t.area, t.series, t.period] })],
)

/** A former value of a measure. */
export const measureRevision = pgTable(
  'measure_revision',
  {
    feed: text().notNull(),
    measure: text().notNull(),
    area: text().notNull(),
    series: text().notNull(),
    period: text().notNull(),
    revision: integer().notNull(),
    value: doublePrecision(),
    missing: text(),
    status: text(),
    recordedAt: instant().notNull(),
    classification: text().$type<Classification>(),
  },
  (t) => [primaryKey({ columns: [t.feed, t.measure, t.area, t.series, t.period, t.revision] })],
)

/** An accepted upload: what the intake made of it, and the bytes as they were sent. */
export const deposit = pgTable(
  'deposit',
  {
    plugin: text().notNull(),
    intake: text().notNull(),
    revision: integer().notNull(),
    deposit: jsonb().$type<unknown>().notNull(),
    original: bytes().notNull(),
    fileName: text().notNull(),
    rows: integer().notNull(),
    uploadedAt: instant().notNull(),
    uploadedBy: text().notNull(),
    undoneAt: instant(),
    purgedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.plugin, t.intake, t.revision] })],
)
