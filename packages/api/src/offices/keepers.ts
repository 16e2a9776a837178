import type { Authority } from '@wadah/contracts/roles'

/** Diskominfo, which keeps the register of offices. */
const keepers = ['curator', 'operator'] as const

/** Seeing the register. */
export const seesOffices: Authority = { kind: 'roles', roles: [...keepers, 'auditor'] }
/** Writing down what an office is called. */
export const keepsOffices: Authority = { kind: 'roles', roles: keepers }
/** What changes who owns what, or who may speak for an office. */
export const changesOwners: Authority = { kind: 'roles', roles: keepers, freshProof: true }
