import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api } from '../trpc.ts'
import { authCall } from './auth-call.ts'

const load = () => import('@simplewebauthn/browser')

/** Whether this browser and this address know passkeys. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis && globalThis.isSecureContext

/** Whether a person closed the browser's own dialog, or it waited in vain. */
export function isGivenUp(thrown: unknown): boolean {
  return ['NotAllowedError', 'AbortError'].includes((thrown as { name?: string } | undefined)?.name ?? '')
}

async function ask(optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<AuthenticationResponseJSON> {
  // The device must ask for finger, face or PIN: a passkey stands for two factors.
  return (await load()).startAuthentication({ optionsJSON: { ...optionsJSON, userVerification: 'required' } })
}

/** Signs in by a passkey of this device. */
export async function signInByPasskey(): Promise<void> {
  const options = await authCall<PublicKeyCredentialRequestOptionsJSON>('passkey/generate-authenticate-options')
  await authCall('passkey/verify-authentication', { response: await ask(options) })
}

/** Proves by a passkey who sits there. */
export async function provePasskey(): Promise<{ ok: boolean }> {
  const options = (await api.account.passkeyChallenge.mutate()) as PublicKeyCredentialRequestOptionsJSON
  return api.account.prove.mutate({ kind: 'passkey', response: { ...(await ask(options)) } })
}

/** Adds a passkey of this device under a name. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await authCall<PublicKeyCredentialCreationOptionsJSON>('passkey/generate-register-options')
  const response = await (await load()).startRegistration({ optionsJSON })
  await authCall('passkey/verify-registration', { response, name })
}
