import type { Role } from '@wadah/contracts/roles'

/** A place beside the boards, and who finds it in the own menu. The server checks authority again for everything in it. */
export interface Room {
  id: string
  href: string
  /** Roles that find it; absent: everybody. */
  roles?: readonly Role[]
}

/** The rooms in the order of the menu; each is named by the text `menu.<id>`. */
export const rooms: readonly Room[] = [
  { id: 'intake', href: '/unggah', roles: ['officer', 'head', 'publisher'] },
  { id: 'feeds', href: '/aliran' },
  { id: 'boards', href: '/dasbor', roles: ['mayor', 'staff', 'curator', 'auditor'] },
  { id: 'screens', href: '/layar', roles: ['operator', 'curator', 'staff', 'auditor'] },
  { id: 'operations', href: '/operasi', roles: ['operator', 'curator', 'auditor'] },
  { id: 'offices', href: '/opd', roles: ['curator', 'operator', 'auditor'] },
  { id: 'keys', href: '/kunci', roles: ['head', 'publisher', 'curator', 'operator', 'auditor'] },
  { id: 'attribution', href: '/atribusi' },
]

/** Whether somebody looks after the boards of the city: makes, names, shares and archives them. */
export function keepsBoards(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'mayor' || role === 'staff' || role === 'curator')
}
