import type { Executor } from '@wadah/db/open'
import { findOpd, type OpdRow } from '@wadah/db/opds'
import { CodedError } from '@wadah/errors'
import { isThere } from './office-dates.ts'

/** An office that is there now. Throws `not_found`. */
export async function requireOffice(executor: Executor, id: string, now: number): Promise<OpdRow> {
  const office = await findOpd(executor, id)
  if (office !== undefined && isThere(office, new Date(now))) return office
  throw new CodedError('not_found', `The city has no OPD “${id}” now.`, { details: { opd: id } })
}

/** An office that another may go on for: it is there now, or was closed without a successor. Throws `not_found`. */
export async function requireUnsucceeded(executor: Executor, id: string): Promise<OpdRow> {
  const office = await findOpd(executor, id)
  if (office !== undefined && office.successor === null) return office
  throw new CodedError('not_found', `There is no OPD “${id}” that another could go on for.`, { details: { opd: id } })
}
