import { roles as allRoles, type Caller, type Role } from '@wadah/contracts/roles'
import type { SessionUser } from '@wadah/db/session-users'

/** A user row as far as the caller is made of it. */
export type CallerRow = Pick<SessionUser['user'], 'id' | 'name' | 'opd'> & { roles: readonly string[] }

/** Makes a caller of a user and the roles held for others; roles the code no longer knows are dropped. */
export function callerOfUser(user: CallerRow, { held, provenAt }: Pick<SessionUser, 'held' | 'provenAt'>): Caller {
  const all = [...user.roles, ...held.map(({ role }) => role)]
  const roles = allRoles.filter((role): role is Role => all.includes(role))
  const opd = user.opd ?? held.find((one) => one.opd !== null)?.opd ?? undefined
  return {
    kind: 'user',
    userId: user.id,
    name: user.name,
    roles,
    ...(opd === undefined ? {} : { opd }),
    ...(provenAt === undefined ? {} : { provenAt: provenAt.getTime() }),
  }
}
