import type { Caller } from '@wadah/contracts/roles'

/** Roles of Diskominfo, which look after the keys of every OPD. */
export const keyKeepers = ['curator', 'operator'] as const
/** Roles of an OPD, which look after its own. */
export const keyOwners = ['head', 'publisher'] as const

/** Tells whether a caller looks after, or looks into, the keys of every OPD. */
export function seesEveryKey(caller: Caller): boolean {
  return caller.roles.some((role) => role === 'curator' || role === 'operator' || role === 'auditor')
}
