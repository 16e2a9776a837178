import * as z from 'zod'
import { feedIdSchema } from './ids.ts'

/**
 * What an API key may do. `submit`: send a release in, sealed by a publishing key. `status`: read where releases of its OPD stand.
 * `intake`: upload a table.
 */
export type ApiKeyRight = 'submit' | 'status' | 'intake'

/** The rights of one API key. */
export const apiKeyGrantSchema = z.strictObject({
  /** Sends in releases that a publishing key of the OPD has sealed. By default no. */
  submit: z.boolean(),
  /** Reads where releases of the OPD stand, and why. By default no. */
  status: z.boolean(),
  /** Uploads to every intake of the OPD, or to these alone, each as `<plugin>/<procedure>`; by default to none. */
  intakes: z.union([z.literal('all'), z.array(feedIdSchema).max(50)]),
})
export type ApiKeyGrant = z.infer<typeof apiKeyGrantSchema>

/** For how many days an API key is good: what is proposed, and the most there is. */
export const apiKeyDays = { usual: 180, most: 365 } as const

/** What every API key begins with, so that a scanner of leaked secrets knows it. */
export const apiKeyPrefix = 'wadah_'

/** Tells whether a grant holds a right, for an upload of any intake. */
export function grants({ submit, status, intakes }: ApiKeyGrant, right: ApiKeyRight): boolean {
  if (right === 'intake') return intakes === 'all' || intakes.length > 0
  return right === 'submit' ? submit : status
}

/** Tells whether a grant reaches one intake, named as `<plugin>/<procedure>`. */
export function grantsIntake({ intakes }: ApiKeyGrant, intake: string): boolean {
  return intakes === 'all' || intakes.includes(intake)
}

/** Where an API key stands. */
export type ApiKeyState = 'valid' | 'expired' | 'revoked'

/** An API key as those see it who look after it. The secret is shown once, when it is made, and kept nowhere. */
export interface ListedApiKey {
  /** Public part, by which logs and the audit trail name it. */
  id: string
  opd: string
  label: string
  grant: ApiKeyGrant
  state: ApiKeyState
  createdAt: string
  createdBy: string
  expiresAt: string
  /** Right to ten minutes; absent: it was never used. */
  lastUsedAt?: string | undefined
  revoked?: { at: string; by: string; reason: string } | undefined
}
