import type { Authority } from '@wadah/contracts/roles'

/** Who looks after screens: Diskominfo, and the staff who runs the room. */
const keepers = ['operator', 'curator', 'staff'] as const

/** Seeing the screens. */
export const seesScreens: Authority = { kind: 'roles', roles: [...keepers, 'auditor'] }
/** Pairing, changing and revoking a screen. */
export const keepsScreens: Authority = { kind: 'roles', roles: keepers }
