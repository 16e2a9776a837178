import type { Caller, Role } from '@wadah/contracts/roles'

const ofTheOpd: readonly Role[] = ['officer', 'head', 'publisher']

/** A place beside the boards, and who finds it in the own menu. The server checks authority again for everything in it. */
export interface Room {
  id: string
  href: string
  /** Roles that find it; absent: everybody. */
  roles?: readonly Role[]
  /** Work with data: these rooms also lead to each other. */
  workspace?: true
}

/** The rooms in the order of the menu; each is named by the text `menu.<id>`. */
const rooms: readonly Room[] = [
  { id: 'boards', href: '/dasbor', roles: ['mayor', 'staff', 'curator', 'auditor'] },
  { id: 'feeds', href: '/aliran', workspace: true },
  { id: 'intake', href: '/unggah', roles: ofTheOpd, workspace: true },
  { id: 'plugins', href: '/setelan', roles: ofTheOpd, workspace: true },
  { id: 'connections', href: '/koneksi', roles: [...ofTheOpd, 'operator', 'curator'], workspace: true },
  { id: 'boundaries', href: '/batas', roles: ['curator', 'operator'], workspace: true },
  { id: 'curation', href: '/kurasi', roles: ['curator', 'auditor'] },
  { id: 'releases', href: '/rilis', roles: ['publisher', 'head'] },
  { id: 'enabling', href: '/pengaktifan', roles: ['curator', 'operator', 'auditor'] },
  { id: 'screens', href: '/layar', roles: ['operator', 'curator', 'staff', 'auditor'] },
  { id: 'meeting', href: '/mode-rapat', roles: ['mayor', 'staff', 'leader', 'operator'] },
  { id: 'operations', href: '/operasi', roles: ['operator', 'curator', 'auditor'] },
  { id: 'offices', href: '/opd', roles: ['curator', 'operator', 'auditor'] },
  { id: 'keys', href: '/kunci', roles: ['head', 'publisher', 'curator', 'operator', 'auditor'] },
  { id: 'people', href: '/orang', roles: ['operator', 'curator', 'auditor'] },
  { id: 'privacy', href: '/kerahasiaan', roles: ['curator', 'operator', 'auditor', 'head'] },
  { id: 'audit', href: '/jejak-audit', roles: ['auditor', 'curator', 'operator'] },
  { id: 'account', href: '/akun' },
  { id: 'attribution', href: '/atribusi' },
]

/** Whether somebody holds one of these roles. */
export function hasRole({ roles }: Pick<Caller, 'roles'>, wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role))
}

/** Rooms a person may enter, in the order of the menu. */
export function roomsOf(caller: Pick<Caller, 'roles'>): Room[] {
  return rooms.filter(({ roles }) => roles === undefined || hasRole(caller, roles))
}

/** Whether somebody looks after the boards of the city: makes, names, shares and archives them. */
export function keepsBoards(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'mayor' || role === 'staff' || role === 'curator')
}
