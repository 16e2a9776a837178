import { findUser, type UserRow } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from './context.ts'

/** The row of the person who calls. Throws `not_found` when they were removed a moment ago. */
export async function ownPerson({ caller, database }: Pick<ApiContext, 'caller' | 'database'>): Promise<UserRow> {
  const person = caller.userId === undefined ? undefined : await findUser(database, caller.userId)
  if (person === undefined) throw new CodedError('not_found', 'This person is known here no more.')
  return person
}
