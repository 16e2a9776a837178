import * as z from 'zod'
import { makeAccessLink } from '@wadah/api/access-link'
import type { IdentityServices } from '@wadah/api/identity-services'
import { addAuditEvent, type Actor } from '@wadah/db/audit'
import { removePasskeys, removeSecondFactor } from '@wadah/db/credentials'
import type { Database } from '@wadah/db/open'
import { listPeople, setDisabled } from '@wadah/db/people'
import { endOtherSessions } from '@wadah/db/user-sessions'
import { findUserByEmail, setUserRoles, type UserRow } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'

/** What whoever holds the machine may do about people when nobody else can. */
export const localActSchema = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('list') }),
  z.strictObject({ act: z.enum(['reset-password', 'reset-second-factor', 'make-administrator']), email: z.email() }),
])
export type LocalAct = z.infer<typeof localActSchema>

/** What came of it, in English, for a terminal. */
export interface LocalActOutcome {
  lines: string[]
  /** Path of a one-time link, to be put behind the address people open. */
  link?: string
}

/** Options of {@link actLocally}. */
export interface LocalActsOptions {
  database: Database
  identity: Pick<IdentityServices, 'forgetFailures'>
  now(): number
}

/** Whoever holds the machine; which person that is, no file of the machine tells. */
const actor: Actor = { name: 'operator di mesin', id: 'operator' }

/** Does an act of the local operator; each is written into the audit trail. Throws `not_found` when nobody has that e-mail. */
export async function actLocally(options: LocalActsOptions, order: LocalAct): Promise<LocalActOutcome> {
  if (order.act === 'list') return listLines(options)
  const person = await findUserByEmail(options.database, order.email.toLowerCase())
  if (person === undefined) throw new CodedError('not_found', `Nobody has the e-mail ${order.email}. List everybody with: wadah admin list`)
  await options.identity.forgetFailures(person)
  switch (order.act) {
    case 'reset-password':
      return resetPassword(options, person)
    case 'reset-second-factor':
      return resetSecondFactor(options, person)
    case 'make-administrator':
      return makeAdministrator(options, person)
  }
}

async function listLines({ database, now }: LocalActsOptions): Promise<LocalActOutcome> {
  const people = await listPeople(database, new Date(now()))
  const lines = people.map(({ user, hasPassword, passkeys, sessions }) => {
    const ways = [hasPassword && 'password', user.twoFactorEnabled && 'authenticator app', passkeys > 0 && `${passkeys} passkeys`]
    const state = user.disabledAt === null ? `${sessions} sessions` : 'switched off'
    return [user.email, user.name, user.roles.join('+'), user.opd ?? '-', ways.filter(Boolean).join(', ') || 'no way in yet', state].join(
      '\t',
    )
  })
  return { lines: lines.length === 0 ? ['Nobody yet. Make the first administrator with: wadah create-admin'] : lines }
}

async function resetPassword({ database, now }: LocalActsOptions, person: UserRow): Promise<LocalActOutcome> {
  const { path, expiresAt } = await database.transaction(async (tx) => {
    const details = { purpose: 'reset', by: 'local' }
    await addAuditEvent(tx, { at: new Date(now()), actor, action: 'person.link', subject: person.id, details })
    return makeAccessLink(tx, { userId: person.id, purpose: 'reset', by: actor.name, now: now() })
  })
  const until = expiresAt.slice(0, 16).replace('T', ' ')
  return { lines: [`${person.name} sets a new password here, once, until ${until} UTC:`], link: path }
}

async function resetSecondFactor({ database, now }: LocalActsOptions, person: UserRow): Promise<LocalActOutcome> {
  await database.transaction(async (tx) => {
    await removeSecondFactor(tx, person.id)
    await removePasskeys(tx, person.id)
    await endOtherSessions(tx, person.id, undefined)
    const details = { name: person.name, by: 'local' }
    await addAuditEvent(tx, { at: new Date(now()), actor, action: 'person.secondFactor.reset', subject: person.id, details })
  })
  return { lines: [`${person.name} signs in by password alone now: app, recovery codes and passkeys are gone, and every session ended.`] }
}

async function makeAdministrator({ database, now }: LocalActsOptions, person: UserRow): Promise<LocalActOutcome> {
  const roles = [...new Set([...person.roles, 'curator' as const, 'operator' as const])]
  await database.transaction(async (tx) => {
    await setUserRoles(tx, person.id, { roles, opd: person.opd })
    if (person.disabledAt !== null) await setDisabled(tx, person.id, undefined)
    const details = { name: person.name, before: person.roles, after: roles, by: 'local' }
    await addAuditEvent(tx, { at: new Date(now()), actor, action: 'person.roles', subject: person.id, details })
  })
  return { lines: [`${person.name} is curator and operator.`] }
}
