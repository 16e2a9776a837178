import type { Caller, Role } from '@wadah/contracts/roles'

/** Who may ask for content to be purged: those who keep Wadah, and the head of the OPD it belongs to. */
export const purgeRoles: readonly Role[] = ['curator', 'operator', 'head']

/** Tells whether a caller may ask for content of an OPD to be purged. */
export function mayProposeFor(caller: Caller, opd: string): boolean {
  return caller.roles.some((role) => role === 'curator' || role === 'operator') || caller.opd === opd
}
