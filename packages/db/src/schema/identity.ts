import { boolean, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Role } from '@wadah/contracts/roles'
import { instant } from './columns.ts'

// The tables better-auth works on; names and columns are its own, besides `roles`, `opd`, `disabledAt`, `provenAt` and `actingFor`.

export const user = pgTable('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  roles: jsonb().$type<Role[]>().notNull().default([]),
  opd: text(),
  twoFactorEnabled: boolean().notNull().default(false),
  /** Since when this person may not sign in. */
  disabledAt: instant(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
})

export const session = pgTable('session', {
  id: text().primaryKey(),
  expiresAt: instant().notNull(),
  token: text().notNull().unique(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
  ipAddress: text(),
  userAgent: text(),
  userId: text()
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  /** When this session last proved who it is: at sign-in, and at each proof since. */
  provenAt: instant(),
  /** Deputyship of another OPD as whose holder this session acts at present. */
  actingFor: text(),
})

export const account = pgTable('account', {
  id: text().primaryKey(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: text()
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' }),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: instant(),
  refreshTokenExpiresAt: instant(),
  scope: text(),
  password: text(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
})

export const verification = pgTable('verification', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: instant().notNull(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
})

/** The authenticator app of a person, and the recovery codes; both encrypted by the installation's secret. */
export const twoFactor = pgTable(
  'two_factor',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** False until the first code was right. */
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: instant(),
  },
  (t) => [index('two_factor_user').on(t.userId)],
)

/** Public halves of passkeys. */
export const passkey = pgTable(
  'passkey',
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    credentialID: text().notNull().unique(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: boolean().notNull(),
    transports: text(),
    createdAt: instant().notNull().defaultNow(),
    aaguid: text(),
  },
  (t) => [index('passkey_user').on(t.userId)],
)

// What Wadah itself keeps about people.

/** Failed proofs of who one is, by account or address. Keys are hashes: people type passwords where the e-mail belongs. */
export const signInAttempt = pgTable('sign_in_attempt', {
  key: text().primaryKey(),
  failures: integer().notNull(),
  lastAt: instant().notNull(),
  /** No attempt is looked at before. */
  blockedUntil: instant(),
})

/** One-time links by which a person sets a password; the link itself is not kept. */
export const accessLink = pgTable(
  'access_link',
  {
    tokenHash: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    purpose: text().$type<'invitation' | 'reset'>().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [index('access_link_user').on(t.userId)],
)

/** A role one person holds for another, from one instant to another. */
export const deputy = pgTable(
  'deputy',
  {
    id: text().primaryKey(),
    fromUser: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    toUser: text()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    /** The OPD in which the role is held, for roles bound to one. */
    opd: text(),
    reason: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    /** Ended before its time. */
    endedAt: instant(),
    endedBy: text(),
  },
  (t) => [index('deputy_to').on(t.toUser), index('deputy_from').on(t.fromUser)],
)
