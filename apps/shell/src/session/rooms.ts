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
  { id: 'meeting', href: '/mode-rapat', roles: ['mayor', 'staff', 'leader', 'operator'] },
  { id: 'privacy', href: '/kerahasiaan', roles: ['curator', 'operator', 'auditor', 'head'] },
  { id: 'audit', href: '/jejak-audit', roles: ['auditor', 'curator', 'operator'] },
  { id: 'attribution', href: '/atribusi' },
]
