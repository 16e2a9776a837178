import type { Role } from '@wadah/contracts/roles'
import { openAccessLinks } from '@wadah/db/access-links'
import { listDeputies } from '@wadah/db/deputies'
import { listOpds } from '@wadah/db/opds'
import { listPeople } from '@wadah/db/people'
import { deputyFacts, type DeputyFacts } from '../deputies/deputy-facts.ts'
import { procedure } from '../procedure.ts'
import { administrators } from './grant-rules.ts'

/** A person as an administrator sees them. */
export interface PersonFacts {
  id: string
  name: string
  email: string
  roles: Role[]
  opd: string | undefined
  disabledAt: string | undefined
  hasPassword: boolean
  hasSecondFactor: boolean
  passkeys: number
  sessions: number
  lastUsedAt: string | undefined
  /** A one-time link that was made and not used yet. */
  link: { purpose: 'invitation' | 'reset'; expiresAt: string } | undefined
}

/** Everybody, the offices they may belong to, and who stands in for whom. */
export interface PeopleList {
  people: PersonFacts[]
  opds: { id: string; name: string }[]
  deputies: DeputyFacts[]
}

export const list = procedure
  .meta({ authority: { kind: 'roles', roles: [...administrators, 'auditor'] } })
  .query(async ({ ctx }): Promise<PeopleList> => {
    const now = ctx.services.now()
    const at = new Date(now)
    const [people, links, opds, deputies] = await Promise.all([
      listPeople(ctx.database, at),
      openAccessLinks(ctx.database, at),
      listOpds(ctx.database, at),
      listDeputies(ctx.database),
    ])
    return {
      people: people.map(({ user, lastUsedAt, ...counts }) => {
        const link = links.get(user.id)
        return {
          id: user.id,
          name: user.name,
          email: user.email,
          roles: user.roles,
          opd: user.opd ?? undefined,
          disabledAt: user.disabledAt?.toISOString(),
          hasSecondFactor: user.twoFactorEnabled,
          ...counts,
          lastUsedAt: lastUsedAt?.toISOString(),
          link: link && { purpose: link.purpose, expiresAt: link.expiresAt.toISOString() },
        }
      }),
      opds: opds.map(({ id, name }) => ({ id, name })),
      deputies: deputies.map((row) => deputyFacts(row, { now, opds })).filter(({ state }) => state !== 'over'),
    }
  })
