import { roles as allRoles, type Caller, type Role } from '@wadah/contracts/roles'
import type { SessionUser } from '@wadah/db/session-users'

/** A user row as far as the caller is made of it. */
export type CallerRow = Pick<SessionUser['user'], 'id' | 'name' | 'opd'> & { roles: readonly string[] }

/** What a session adds to its person. */
export type SessionFacts = Pick<SessionUser, 'held' | 'provenAt' | 'actingFor'>

/**
 * Makes a caller of a user and the roles held for others; roles the code no longer knows are dropped.
 *
 * A role of another OPD never mixes with one's own: nobody is in two OPDs at once. The session acts as one or the other.
 */
export function callerOfUser(user: CallerRow, { held, provenAt, actingFor }: SessionFacts): Caller {
  const acting = held.find(({ id }) => id === actingFor)
  const own = held.filter(({ opd }) => opd === null || user.opd === null || opd === user.opd)
  const names: readonly string[] = acting === undefined ? [...user.roles, ...own.map(({ role }) => role)] : [acting.role]
  const roles = allRoles.filter((role): role is Role => names.includes(role))
  const opd = acting === undefined ? (user.opd ?? own.find((one) => one.opd !== null)?.opd) : acting.opd
  return {
    kind: 'user',
    userId: user.id,
    name: acting === undefined ? user.name : `${user.name} (Plt ${acting.opdName ?? acting.opd ?? acting.role})`,
    roles,
    ...(opd == null ? {} : { opd }),
    ...(provenAt === undefined ? {} : { provenAt: provenAt.getTime() }),
  }
}
