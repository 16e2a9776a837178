import { findUser, type UserRow } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import type { ApiContext } from '../context.ts'

/** The person an administrator acts on. Throws `not_found`, and `forbidden` when it is the administrator. */
export async function otherPerson(ctx: ApiContext, id: string): Promise<UserRow> {
  const person = await findUser(ctx.database, id)
  if (person === undefined) throw new CodedError('not_found', 'There is no such person.')
  if (person.id === ctx.caller.userId) {
    throw new CodedError('forbidden', 'Nobody changes this of themselves; ask another administrator.', { details: { reason: 'self' } })
  }
  return person
}
