import { roles, type Role } from '@wadah/contracts/roles'
import { listBoards } from '@wadah/db/boards'
import { listOpds } from '@wadah/db/opds'
import { listUsers } from '@wadah/db/users'
import { procedure } from '../procedure.ts'

/** Whom a release can be enabled for. */
export interface EnablingAudiences {
  roles: Role[]
  opds: { id: string; name: string }[]
  boards: { id: string; name: string }[]
  screens: { id: string; name: string }[]
  people: { id: string; name: string }[]
}

export const audiences = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator', 'operator', 'auditor'] } })
  .query(async ({ ctx }): Promise<EnablingAudiences> => {
    const { database, services } = ctx
    return {
      roles: [...roles],
      opds: (await listOpds(database, new Date(services.now()))).map(({ id, shortName }) => ({ id, name: shortName })),
      boards: (await listBoards(database)).map(({ id, title }) => ({ id, name: title })),
      screens: services.enabling.screens(),
      people: (await listUsers(database)).map(({ id, name }) => ({ id, name })),
    }
  })
