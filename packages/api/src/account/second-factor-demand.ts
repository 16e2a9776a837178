import type { Authority, Role } from '@wadah/contracts/roles'
import { hasSecondFactor } from '@wadah/db/credentials'
import type { Database } from '@wadah/db/open'
import { findUser } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { administrators } from '../people/grant-rules.ts'

/** How long an account may do without a second factor, from the day it was made. Milliseconds. */
export const secondFactorGraceMs = 7 * 24 * 3_600_000

/** What is demanded of an administrator who has no second factor. */
export interface SecondFactorDemand {
  /** ISO instant from which acts that ask for a fresh proof are refused. */
  from: string
  isDue: boolean
}

type Asked = Pick<ApiContext, 'caller' | 'database' | 'services'>

/** What is demanded of the caller; undefined when it is nothing: no administrator, a second factor, or an installation that demands none. */
export async function secondFactorDemand({ caller, database, services }: Asked): Promise<SecondFactorDemand | undefined> {
  const { userId, roles } = caller
  if (!services.installation.demandsSecondFactor || userId === undefined || !isAdministrator(roles)) return undefined
  const person = await findUser(database, userId)
  if (person === undefined || (await hasSecondFactor(database, userId))) return undefined
  const from = person.createdAt.getTime() + secondFactorGraceMs
  return { from: new Date(from).toISOString(), isDue: services.now() >= from }
}

/**
 * Throws `second_factor_required` where an act asks for a fresh proof and the caller owes a second factor.
 *
 * @remarks What concerns the own account stays open: there the second factor is added, so nobody is ever locked out.
 */
export async function requireSecondFactor(authority: Authority, context: Asked): Promise<void> {
  if (!('freshProof' in authority) || authority.freshProof !== true || authority.kind === 'session') return
  const demand = await secondFactorDemand(context)
  if (demand?.isDue !== true) return
  const said = 'Administrators need an authenticator app or a passkey for this. Add one under Akun dan keamanan.'
  throw new CodedError('second_factor_required', said, { details: { from: demand.from } })
}

/**
 * Tells whether the password of a person is no proof of who they are: an administrator who has a second factor proves by that, where
 * the installation demands one.
 */
export async function isPasswordTooLittle(
  database: Database,
  { userId, roles }: { userId: string | undefined; roles: readonly Role[] },
  demandsSecondFactor: boolean,
): Promise<boolean> {
  return demandsSecondFactor && userId !== undefined && isAdministrator(roles) && (await hasSecondFactor(database, userId))
}

function isAdministrator(roles: readonly Role[]): boolean {
  return roles.some((role) => administrators.includes(role))
}
