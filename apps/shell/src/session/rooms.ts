import type { Caller, Role } from '@wadah/contracts/roles'

const ofTheOpd: readonly Role[] = ['officer', 'head', 'publisher']

/** What a room is about; the menu keeps such rooms together. */
export type RoomGroup = 'boards' | 'data' | 'plugins' | 'city' | 'own'

/** The groups in the order of the menu; each is named by the text `menu.group.<group>`. */
export const roomGroups: readonly RoomGroup[] = ['boards', 'data', 'plugins', 'city', 'own']

/** A place beside the boards, and who finds it in the own menu. The server checks authority again for everything in it. */
export interface Room {
  id: string
  group: RoomGroup
  href: string
  /** Roles that find it; absent: everybody. */
  roles?: readonly Role[]
  /** Work with data: these rooms also lead to each other. */
  workspace?: true
}

/** The rooms in the order of their groups; each is named by the text `menu.<id>`. */
const rooms: readonly Room[] = [
  { id: 'boards', group: 'boards', href: '/dasbor', roles: ['mayor', 'staff', 'curator', 'auditor'] },
  { id: 'feeds', group: 'data', href: '/aliran', workspace: true },
  { id: 'intake', group: 'data', href: '/unggah', roles: ofTheOpd, workspace: true },
  { id: 'plugins', group: 'data', href: '/setelan', roles: ofTheOpd, workspace: true },
  { id: 'connections', group: 'data', href: '/koneksi', roles: [...ofTheOpd, 'operator', 'curator'], workspace: true },
  { id: 'boundaries', group: 'data', href: '/batas', roles: ['curator', 'operator'], workspace: true },
  { id: 'curation', group: 'plugins', href: '/kurasi', roles: ['curator', 'auditor'] },
  { id: 'releases', group: 'plugins', href: '/rilis', roles: ['publisher', 'head'] },
  { id: 'enabling', group: 'plugins', href: '/pengaktifan', roles: ['curator', 'operator', 'auditor'] },
  { id: 'screens', group: 'boards', href: '/layar', roles: ['operator', 'curator', 'staff', 'auditor'] },
  { id: 'meeting', group: 'boards', href: '/mode-rapat', roles: ['mayor', 'staff', 'leader', 'operator'] },
  { id: 'operations', group: 'city', href: '/operasi', roles: ['operator', 'curator', 'auditor'] },
  { id: 'offices', group: 'city', href: '/opd', roles: ['curator', 'operator', 'auditor'] },
  { id: 'keys', group: 'plugins', href: '/kunci', roles: ['head', 'publisher', 'curator', 'operator', 'auditor'] },
  { id: 'people', group: 'city', href: '/orang', roles: ['operator', 'curator', 'auditor'] },
  { id: 'privacy', group: 'city', href: '/kerahasiaan', roles: ['curator', 'operator', 'auditor', 'head'] },
  { id: 'audit', group: 'city', href: '/jejak-audit', roles: ['auditor', 'curator', 'operator'] },
  { id: 'account', group: 'own', href: '/akun' },
  { id: 'attribution', group: 'own', href: '/atribusi' },
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
