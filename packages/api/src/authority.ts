import { grants, type ApiKeyRight } from '@wadah/contracts/api-key'
import { freshProofMs, type Authority, type Caller, type Role } from '@wadah/contracts/roles'
import { CodedError } from '@wadah/errors'

function hasRole(caller: Caller, roles: readonly Role[]): boolean {
  return (caller.kind === 'user' || caller.kind === 'screen') && caller.roles.some((role) => roles.includes(role))
}

/** Tells whether an API key was sent along that holds a right. */
function holdsRight(right: ApiKeyRight | undefined, { kind, grant }: Caller): boolean {
  return right !== undefined && kind === 'api-key' && grant !== undefined && grants(grant, right)
}

/** Tells whether a caller meets what a procedure or route demands. `own-opd` still has to compare the OPD itself. */
export function meetsAuthority(authority: Authority, caller: Caller, demo: boolean): boolean {
  switch (authority.kind) {
    case 'public':
      return true
    case 'viewer':
      return caller.kind === 'user' || caller.kind === 'screen'
    case 'session':
      return caller.kind === 'user'
    case 'roles':
      return hasRole(caller, authority.roles)
    case 'own-opd':
      return (
        hasRole(caller, authority.roles) ||
        (authority.orKey === true && caller.kind === 'publishing-key') ||
        holdsRight(authority.apiKey, caller)
      )
    case 'opd-key':
      return caller.kind === 'publishing-key' || holdsRight(authority.apiKey, caller)
    case 'demo':
      return demo && (authority.roles === undefined || hasRole(caller, authority.roles))
    case 'local':
      return caller.kind === 'local-operator'
  }
}

/** Tells whether an authority that demands a fresh proof of who one is has one. Signed requests prove themselves. */
function isProven(authority: Authority, caller: Caller, now: number): boolean {
  if (!('freshProof' in authority) || authority.freshProof !== true || caller.kind === 'publishing-key') return true
  return caller.provenAt !== undefined && now - caller.provenAt <= freshProofMs
}

/**
 * Throws `unauthenticated`, `forbidden` or `step_up_required` unless the caller meets the authority; a missing declaration refuses everybody.
 *
 * `now`: epoch milliseconds.
 */
export function requireAuthority(authority: Authority | undefined, caller: Caller, { demo, now }: { demo: boolean; now: number }): void {
  if (authority === undefined) throw new CodedError('internal', 'This procedure declares no authority, so nobody may call it.')
  if (meetsAuthority(authority, caller, demo)) {
    if (isProven(authority, caller, now)) return
    throw new CodedError('step_up_required', 'Prove once more who you are: this act needs a fresh sign-in.')
  }
  if (caller.kind === 'anonymous' && authority.kind !== 'demo') throw new CodedError('unauthenticated', 'Sign in first.')
  if (caller.kind === 'api-key') throw lacksRight(authority, caller)
  throw new CodedError('forbidden', 'Your role does not allow this.')
}

/** The right by which an API key opens this; undefined where none does. */
export function apiKeyRightOf(authority: Authority): ApiKeyRight | undefined {
  return authority.kind === 'opd-key' || authority.kind === 'own-opd' ? authority.apiKey : undefined
}

function lacksRight(authority: Authority, { name = '' }: Caller): CodedError {
  const right = apiKeyRightOf(authority)
  return new CodedError('forbidden', `The API key “${name}” does not hold the right “${right ?? 'none'}” that this asks for.`, {
    details: { reason: 'right', right },
  })
}

/** Throws `forbidden` unless the caller belongs to the OPD. */
export function requireOwnOpd(caller: Caller, opd: string): void {
  if (caller.opd !== opd) throw new CodedError('forbidden', 'This belongs to another OPD.', { details: { opd } })
}
