import { boolean, jsonb, pgTable, primaryKey, real, text, integer } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.ts'

/** OPD, dated: offices merge, split and are renamed; history stays with the old name. */
export const opd = pgTable('opd', {
  id: text().primaryKey(),
  name: text().notNull(),
  shortName: text().notNull(),
  aliases: jsonb().$type<string[]>().notNull().default([]),
  validFrom: instant(),
  validTo: instant(),
  successor: text(),
})

/** Areas with both code systems; joined by code only. */
export const area = pgTable('area', {
  code: text().primaryKey(),
  bps: text().notNull().unique(),
  name: text().notNull(),
  level: text().$type<'kota' | 'kecamatan' | 'kelurahan'>().notNull(),
  parent: text(),
  tileX: real(),
  tileY: real(),
})

/** Simplified outline of an area: rings of `[lng, lat]`. */
export const boundary = pgTable('boundary', {
  areaCode: text()
    .primaryKey()
    .references(() => area.code),
  rings: jsonb().$type<[number, number][][]>().notNull(),
  uploadedAt: instant().notNull(),
})

/** How to reach one source system; owned by an OPD, used by name. The secret is sealed before it comes here. */
export const connection = pgTable(
  'connection',
  {
    opd: text()
      .notNull()
      .references(() => opd.id),
    name: text().notNull(),
    /** The office that looks after it, where it was handed to another than the one in whose name it is kept. */
    keeper: text(),
    kind: text().$type<'http'>().notNull(),
    baseUrl: text().notNull(),
    sealedAuth: bytes(),
    allowPrivate: boolean().notNull().default(false),
    simulation: jsonb().$type<{ from?: string }>(),
    timeoutMs: integer().notNull().default(10_000),
    maxBytes: integer().notNull().default(8_000_000),
    updatedAt: instant().notNull(),
    updatedBy: text(),
  },
  (t) => [primaryKey({ columns: [t.opd, t.name] })],
)

/** Public halves of the keys with which OPD seal releases and sign requests. */
export const publishingKey = pgTable('publishing_key', {
  keyId: text().primaryKey(),
  opd: text()
    .notNull()
    .references(() => opd.id),
  publicKey: text().notNull(),
  /** Whose it is or where it lies, in the words of whoever registered it. */
  label: text().notNull().default(''),
  createdAt: instant().notNull(),
  registeredBy: text(),
  revokedAt: instant(),
  revokedBy: text(),
  revokedReason: text(),
})

/** Key and value of the installation itself: its kind, the demo's state, the last backup. */
export const setting = pgTable('setting', { key: text().primaryKey(), value: jsonb().$type<unknown>().notNull() })
