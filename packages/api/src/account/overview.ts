import { listPasskeys } from '@wadah/db/credentials'
import { listDeputies } from '@wadah/db/deputies'
import { listOpds } from '@wadah/db/opds'
import { listSessions, readActingFor } from '@wadah/db/user-sessions'
import { deputyFacts, type DeputyFacts } from '../deputies/deputy-facts.ts'
import type { ProofWays } from '../identity-services.ts'
import { ownPerson } from '../own-person.ts'
import { procedure } from '../procedure.ts'

/** What a person may see and change of how they are known here. */
export interface AccountOverview {
  name: string
  email: string
  roles: readonly string[]
  opd: string | undefined
  ways: ProofWays
  recoveryCodesLeft: number
  passkeys: { id: string; name: string | undefined; createdAt: string }[]
  sessions: { id: string; device: string | undefined; address: string | undefined; since: string; lastUsedAt: string; isThis: boolean }[]
  /** Deputyship as whose holder this session acts. */
  actingFor: string | undefined
  /** Roles this person gave to others or holds for others. */
  deputies: DeputyFacts[]
}

export const overview = procedure.meta({ authority: { kind: 'session' } }).query(async ({ ctx }): Promise<AccountOverview> => {
  const { identity, now } = ctx.services
  const person = await ownPerson(ctx)
  const [ways, recoveryCodesLeft, passkeys, sessions, deputies, opds, actingFor] = await Promise.all([
    identity.waysOf(person),
    identity.recoveryCodesLeft(person),
    listPasskeys(ctx.database, person.id),
    listSessions(ctx.database, person.id, new Date(now())),
    listDeputies(ctx.database, person.id),
    listOpds(ctx.database, new Date(now())),
    identity.session === undefined ? undefined : readActingFor(ctx.database, identity.session),
  ])
  return {
    name: person.name,
    email: person.email,
    roles: person.roles,
    opd: person.opd ?? undefined,
    ways,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name: name ?? undefined, createdAt: createdAt.toISOString() })),
    sessions: sessions.map((row) => ({
      id: row.id,
      device: row.userAgent ?? undefined,
      address: row.ipAddress ?? undefined,
      since: row.createdAt.toISOString(),
      lastUsedAt: row.updatedAt.toISOString(),
      isThis: row.id === identity.session,
    })),
    actingFor,
    deputies: deputies.map((row) => deputyFacts(row, { now: now(), opds })),
  }
})
