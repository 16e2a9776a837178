import * as z from 'zod'
import { opdIdSchema } from './ids.ts'
import { roleSchema } from './roles.ts'

/**
 * Where a release stands on its way. Whether an approved release runs, for whom, or was superseded is told by the enablement, not here.
 *
 * `checking` → `in-review` → `approved` or `returned`; an approved one may be `withdrawn`. A returned version stays as it is: the OPD
 * answers with the next version.
 */
export const releaseStates = ['checking', 'in-review', 'returned', 'approved', 'withdrawn'] as const
export type ReleaseState = (typeof releaseStates)[number]
export const releaseStateSchema = z.enum(releaseStates)

/**
 * Who decides on the next release of a plugin.
 *
 * `review`: a curator, each time. `auto-patch`: patch releases with an empty consent diff and green checks approve themselves.
 * `follow-compatible`: every compatible release with green checks does; the demo city's.
 */
export const curationPolicies = ['review', 'auto-patch', 'follow-compatible'] as const
export type CurationPolicy = (typeof curationPolicies)[number]
export const curationPolicySchema = z.enum(curationPolicies)

/** For whom a release runs: whoever meets one of these. Everything absent: for everybody. */
export const audienceSchema = z.strictObject({
  roles: z.array(roleSchema).max(20).optional(),
  opds: z.array(opdIdSchema).max(100).optional(),
  /** Ids of boards on which it runs. */
  boards: z.array(z.string().max(64)).max(100).optional(),
  /** Ids of paired screens. */
  screens: z.array(z.string().max(64)).max(100).optional(),
  /** Ids of persons. */
  people: z.array(z.string().max(64)).max(100).optional(),
})
export type Audience = z.infer<typeof audienceSchema>
