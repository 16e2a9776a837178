import { listEveryOpd } from '@wadah/db/offices'
import type { ApiContext } from '../context.ts'

/** Roles of Diskominfo, which may look after the connections of every OPD. */
export const connectionKeepers = ['operator', 'curator'] as const

/** Whether a caller looks after the connections of every OPD. */
export function keepsEveryConnection({ caller }: ApiContext): boolean {
  return caller.kind === 'user' && connectionKeepers.some((role) => caller.roles.includes(role))
}

/** Names under which connections of the caller's OPD are kept: its own, and those of the offices that were merged into it. */
export async function ownNames({ caller: { opd }, database }: ApiContext): Promise<string[]> {
  if (opd === undefined) return []
  return [opd, ...(await listEveryOpd(database)).filter(({ successor }) => successor === opd).map(({ id }) => id)]
}
