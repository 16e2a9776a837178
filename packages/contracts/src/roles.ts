import * as z from 'zod'
import type { ApiKeyGrant, ApiKeyRight } from './api-key.ts'
import type { Projection } from './classification.ts'

/** What a person or screen may be in Wadah. A person may hold several. */
export const roles = ['mayor', 'leader', 'staff', 'head', 'publisher', 'officer', 'curator', 'operator', 'auditor', 'screen'] as const
export type Role = (typeof roles)[number]
export const roleSchema = z.enum(roles)

/** Who calls: derived on the server from the session or a signed request, never from input. */
export interface Caller {
  kind: 'anonymous' | 'user' | 'screen' | 'publishing-key' | 'api-key' | 'local-operator'
  userId?: string
  name?: string
  roles: readonly Role[]
  /** The OPD the caller belongs to, when bound to one. */
  opd?: string
  /** Id of the publishing key that signed the request. */
  keyId?: string
  /** Id of the API key that was sent along, and what it may do. Its name is its label. */
  apiKeyId?: string
  grant?: ApiKeyGrant
  /** Id of the paired screen; its only role is `screen`. */
  screenId?: string
  /** Ids of the boards a screen shows. */
  screenBoards?: readonly string[]
  /** What a wall shows while its room is in meeting mode; absent: what is public. */
  clearance?: Projection | undefined
  /** When this session last proved who it is, by password, code or passkey. Epoch milliseconds. */
  provenAt?: number | undefined
}

/** How long a proof of who one is serves for an act that demands a fresh one. Milliseconds. */
export const freshProofMs = 5 * 60_000

/**
 * What a procedure or plain route demands of its caller. Every one declares exactly one; a test refuses those that do not.
 *
 * `public`: anybody. `session`: any signed-in user. `viewer`: any signed-in user, and a paired screen. `roles`: one of these. `opd-key`: a request signed by a publishing key.
 * `own-opd`: one of these roles, and the procedure must compare the OPD itself. `demo`: only in demo mode, guarded by the demo checks.
 * `local`: the operator on the machine itself, by the token file in the data folder.
 *
 * `apiKey`: an API key of the OPD that holds this right will do as well. Where it does not stand, API keys are refused.
 *
 * `freshProof`: the caller proved who they are within {@link freshProofMs}; else `step_up_required`. For approving, stopping, keys, roles.
 */
export type Authority =
  | { kind: 'public' }
  | { kind: 'viewer' }
  | { kind: 'session'; freshProof?: boolean }
  | { kind: 'roles'; roles: readonly Role[]; freshProof?: boolean }
  | { kind: 'own-opd'; roles: readonly Role[]; orKey?: boolean; apiKey?: ApiKeyRight; freshProof?: boolean }
  | { kind: 'opd-key'; apiKey?: ApiKeyRight }
  | { kind: 'demo'; roles?: readonly Role[] }
  | { kind: 'local' }
