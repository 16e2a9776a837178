import * as z from 'zod'
import { roleSchema, type Authority } from '@wadah/contracts/roles'

/** Who looks after the boards of the city: the mayor, the staff who acts for the mayor, and Diskominfo. */
const keepers = ['mayor', 'staff', 'curator'] as const

/** Making, naming, sharing and archiving boards. */
export const keepsBoards: Authority = { kind: 'roles', roles: keepers }
/** Seeing which boards there are, and for whom. */
export const seesBoards: Authority = { kind: 'roles', roles: [...keepers, 'auditor'] }

/** What a board is called. */
export const boardTitleSchema = z.string().trim().min(2).max(60)

// A wall is given its boards with the wall itself, not by its role.
const audienceRoles = z
  .array(roleSchema.exclude(['screen']))
  .max(20)
  .transform((roles) => [...new Set(roles)])

/** For whom a board is. Who arranges it also sees it. */
export const boardAudienceSchema = z.strictObject({ viewers: audienceRoles, editors: audienceRoles.refine((roles) => roles.length > 0) })
