/** Single sign-on of the city: an OpenID Connect provider. */
export interface SsoConfig {
  /** Address of the provider, without a slash at the end. */
  issuer: string
  clientId: string
  clientSecret: string
  /** What the button calls it. */
  name: string
}

/** Id of the provider; part of the redirect address `/api/auth/callback/city`. */
export const ssoId = 'city'
const patienceMs = 5_000

/** Where a provider describes itself. */
function discoveryUrl({ issuer }: SsoConfig): string {
  return `${issuer}/.well-known/openid-configuration`
}

/** The provider as the library wants it. It never makes a person: whoever is not known here stays outside. */
export function ssoProvider(config: SsoConfig) {
  return {
    providerId: ssoId,
    name: config.name,
    discoveryUrl: discoveryUrl(config),
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    disableSignUp: true,
    disableImplicitSignUp: true,
    requireIdTokenVerification: true,
  }
}

/** Tells why the provider cannot be used at present; undefined when it can. */
export async function ssoProblem(config: SsoConfig): Promise<string | undefined> {
  try {
    const response = await fetch(discoveryUrl(config), { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok) return `it answered ${response.status}`
    const { issuer } = (await response.json()) as { issuer?: unknown }
    return issuer === config.issuer ? undefined : `it calls itself ${String(issuer)}, not ${config.issuer}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
