import type { Role } from '@wadah/contracts/roles'
import { findRelease, type ReleaseRow } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'
import { readReleaseOffices } from '../offices/release-offices.ts'

/** Roles that look at every release, and those that look at their own OPD's. */
export const reviewers: readonly Role[] = ['curator', 'auditor']
export const ownOffice: readonly Role[] = ['head', 'publisher', 'officer']

/** The release, for a reviewer or its own OPD; to everybody else it is not there. Throws `not_found`. */
export async function requireReviewable({ caller, database }: Pick<ApiContext, 'caller' | 'database'>, hash: string): Promise<ReleaseRow> {
  const row = await findRelease(database, hash)
  const isReviewer = caller.roles.some((role) => reviewers.includes(role))
  if (row !== undefined && (isReviewer || (await isOfOffice(database, row, caller.opd)))) return row
  throw new CodedError('not_found', 'There is no such release here.')
}

async function isOfOffice(database: ApiContext['database'], row: ReleaseRow, opd: string | undefined): Promise<boolean> {
  return opd !== undefined && (await readReleaseOffices(database))(row).has(opd)
}
