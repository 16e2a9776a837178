import * as z from 'zod'
import type { FormerOpdNameRow } from '@wadah/db/offices'
import type { OpdRow } from '@wadah/db/opds'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'

/** A day in the city, from which on something holds. */
export const daySchema = z.iso.date()

/** The instant at which a day begins in the city. */
export function instantOf(day: string, { services }: ApiContext): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - services.installation.city.utcOffsetMinutes * 60_000)
}

/** The same, of a day that is there already. Throws `invalid_input` for a day that is yet to come: it is written down when it is there. */
export function beginningOf(day: string, context: ApiContext): Date {
  const at = instantOf(day, context)
  if (at.getTime() <= context.services.now()) return at
  throw new CodedError('invalid_input', 'That day is yet to come; write it down once it is there.', {
    details: { field: 'since', reason: 'future' },
  })
}

/** What an office was called at an instant. */
export function nameAt(office: OpdRow | undefined, former: readonly FormerOpdNameRow[], at: Date): string | undefined {
  if (office === undefined) return undefined
  const borne = former
    .filter(({ opd, validTo }) => opd === office.id && at < validTo)
    .toSorted((a, b) => a.validTo.getTime() - b.validTo.getTime())
  return borne[0]?.name ?? office.name
}

/** Whether an office is still there at an instant. */
export function isThere({ validTo }: Pick<OpdRow, 'validTo'>, at: Date): boolean {
  return validTo === null || validTo > at
}
