import { mayRead, type Classification, type Projection } from '@wadah/contracts/classification'
import type { Caller, Role } from '@wadah/contracts/roles'

const cityWide: Partial<Record<Role, Projection>> = { mayor: 'restricted', leader: 'restricted' }

/** The clearance a caller reads an OPD's data with: leaders everything, an OPD its own, other users and screens what is internal. */
export function clearanceOf(caller: Caller, opd: string): Projection {
  if (caller.kind === 'local-operator') return 'restricted'
  if (caller.kind === 'publishing-key') return caller.opd === opd ? 'restricted' : 'public'
  // A wall is looked at by whoever stands before it.
  if (caller.kind === 'anonymous' || caller.kind === 'screen') return 'public'
  if (caller.opd === opd) return 'restricted'
  return caller.roles.some((role) => cityWide[role] === 'restricted') ? 'restricted' : 'internal'
}

/** Tells whether a caller may read data of a classification that belongs to an OPD. */
export function mayCallerRead(caller: Caller, data: { opd: string; classification: Classification }): boolean {
  return mayRead(clearanceOf(caller, data.opd), data.classification)
}
