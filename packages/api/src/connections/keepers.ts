import { listConnections, type ConnectionRow } from '@wadah/db/connections'
import type { Executor } from '@wadah/db/open'
import { presentOffice, readSuccession } from '@wadah/db/succession'
import type { ApiContext } from '../context.ts'

/** Roles of Diskominfo, which may look after the connections of every OPD. */
export const connectionKeepers = ['operator', 'curator'] as const

/** Whether a caller looks after the connections of every OPD. */
export function keepsEveryConnection({ caller }: ApiContext): boolean {
  return caller.kind === 'user' && connectionKeepers.some((role) => caller.roles.includes(role))
}

/**
 * The office that looks after a connection: the one it was handed to, or the one in whose name it is kept. Where that was merged, the one
 * that goes on for it.
 */
export type KeeperOf = (connection: Pick<ConnectionRow, 'opd' | 'name'>) => string

/** Reads who looks after which connection, also after one that nobody has set up yet. */
export async function readKeepers(executor: Executor): Promise<KeeperOf> {
  const succession = await readSuccession(executor)
  const handed = new Map((await listConnections(executor)).map(({ opd, name, keeper }) => [`${opd}/${name}`, keeper]))
  return ({ opd, name }) => presentOffice(succession, handed.get(`${opd}/${name}`) ?? opd)
}
