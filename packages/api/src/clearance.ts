import { mayRead, type Classification, type Projection } from '@wadah/contracts/classification'
import type { Caller, Role } from '@wadah/contracts/roles'

const cityWide: Partial<Record<Role, Projection>> = { mayor: 'restricted', leader: 'restricted' }

/** Tells whether nobody in particular sits behind a caller: a screen that whoever enters the room can read. */
export function isWall({ kind, roles }: Caller): boolean {
  return kind === 'screen' || (kind === 'user' && roles.length > 0 && roles.every((role) => role === 'screen'))
}

/**
 * The clearance a caller reads an OPD's data with: leaders everything, an OPD its own, other users what is internal. Walls are public
 * viewers unless their room is in meeting mode.
 */
export function clearanceOf(caller: Caller, opd: string): Projection {
  if (caller.kind === 'local-operator') return 'restricted'
  if (caller.kind === 'publishing-key') return caller.opd === opd ? 'restricted' : 'public'
  // An API key sends and asks where releases stand; it reads no data.
  if (caller.kind === 'anonymous' || caller.kind === 'api-key') return 'public'
  if (isWall(caller)) return caller.clearance ?? 'public'
  if (caller.opd === opd) return 'restricted'
  return caller.roles.some((role) => cityWide[role] === 'restricted') ? 'restricted' : 'internal'
}

/**
 * Tells whether widgets of such data are listed for a caller. A wall has those at hand that a meeting may show it; without one their frames
 * say that they are not for here.
 */
export function mayCallerList(caller: Caller, data: { opd: string; classification: Classification }): boolean {
  return mayRead(isWall(caller) ? 'internal' : clearanceOf(caller, data.opd), data.classification)
}

/** Tells whether a caller may read data of a classification that belongs to an OPD. */
export function mayCallerRead(caller: Caller, data: { opd: string; classification: Classification }): boolean {
  return mayRead(clearanceOf(caller, data.opd), data.classification)
}
