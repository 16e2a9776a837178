import { bigserial, boolean, integer, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ReleaseState } from '@wadah/contracts/curation'
import type { Manifest } from '@wadah/contracts/manifest'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { opd } from './city.ts'
import { bytes, instant } from './columns.ts'

/** What an OPD publishes. */
export const plugin = pgTable('plugin', {
  id: text().primaryKey(),
  opd: text()
    .notNull()
    .references(() => opd.id),
  createdAt: instant().notNull(),
})

/** One published version: immutable, content-addressed, sealed. */
export const release = pgTable(
  'release',
  {
    hash: text().primaryKey(),
    plugin: text()
      .notNull()
      .references(() => plugin.id),
    version: text().notNull(),
    manifest: jsonb().$type<Manifest>().notNull(),
    contract: jsonb().$type<RecordedContract>().notNull(),
    keyId: text().notNull(),
    seal: text().notNull(),
    publishedAt: instant().notNull(),
    withdrawnReason: text(),
    state: text().$type<ReleaseState>().notNull().default('approved'),
  },
  (t) => [uniqueIndex('release_plugin_version').on(t.plugin, t.version)],
)

/** Bytes by content address. */
export const file = pgTable('file', {
  sha256: text().primaryKey(),
  contentType: text().notNull(),
  body: bytes().notNull(),
  brotli: bytes(),
  /** Its content went for a reason; the address stays. */
  purgedAt: instant(),
})

/** Which file a release holds at which path. */
export const releaseFile = pgTable(
  'release_file',
  {
    release: text()
      .notNull()
      .references(() => release.hash),
    path: text().notNull(),
    sha256: text()
      .notNull()
      .references(() => file.sha256),
  },
  (t) => [primaryKey({ columns: [t.release, t.path] }), index('release_file_sha').on(t.sha256)],
)

/** What happened to releases; only ever added to. */
export const curationEvent = pgTable('curation_event', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  at: instant().notNull(),
  plugin: text().notNull(),
  release: text(),
  kind: text().notNull(),
  actor: text().notNull(),
  reason: text(),
})

/** Which release of a plugin runs. The policy says who decides on the next one. */
export const enablement = pgTable('enablement', {
  plugin: text()
    .primaryKey()
    .references(() => plugin.id),
  release: text()
    .notNull()
    .references(() => release.hash),
  policy: text().$type<'follow-compatible' | 'pin'>().notNull(),
  tier: text().$type<'sandboxed' | 'trusted'>().notNull().default('sandboxed'),
  enabled: boolean().notNull().default(true),
  changedAt: instant().notNull(),
})

/** Column, sheet and slug names that the OPD edits live. Every former value stays. */
export const pluginConfig = pgTable(
  'plugin_config',
  {
    plugin: text()
      .notNull()
      .references(() => plugin.id),
    revision: integer().notNull(),
    formVersion: integer().notNull(),
    config: jsonb().$type<Record<string, unknown>>().notNull(),
    savedAt: instant().notNull(),
    savedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.plugin, t.revision] })],
)
