import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { roleSchema, type Role } from '@wadah/contracts/roles'
import { findOpd } from '@wadah/db/opds'
import type { Executor } from '@wadah/db/open'
import { CodedError } from '@wadah/errors'

/** Roles that mean something only within an OPD. */
export const opdRoles: ReadonlySet<Role> = new Set(['head', 'publisher', 'officer'])

/** Who administrates people. */
export const administrators: readonly Role[] = ['operator', 'curator']

/** What a person may be. Screens are no people. */
export const grantSchema = z.strictObject({
  roles: z
    .array(roleSchema.exclude(['screen']))
    .min(1)
    .max(9),
  opd: opdIdSchema.optional(),
})
export type Grant = z.infer<typeof grantSchema>

/** Throws `invalid_input` when roles and OPD do not fit, or there is no such OPD, or none any more. */
export async function requireGrant(executor: Executor, { roles, opd }: Grant): Promise<void> {
  if (opd === undefined && roles.some((role) => opdRoles.has(role))) {
    throw new CodedError('invalid_input', 'This role belongs to an OPD; choose one.', { details: { field: 'opd', reason: 'missing' } })
  }
  if (opd === undefined) return
  const office = await findOpd(executor, opd)
  // An office that was merged has no people any more: they went on with it.
  if (office === undefined || office.successor !== null)
    throw new CodedError('invalid_input', `There is no OPD ${opd} now.`, { details: { field: 'opd', reason: 'unknown' } })
}
