import { passkey } from '@better-auth/passkey'
import { createAuthEndpoint } from '@better-auth/core/api'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import * as z from 'zod'
import { cookiePrefix } from './cookie-prefix.ts'
import { hashPassword, isPasswordOf } from './password-hash.ts'
import { longestPassword, shortestPassword } from './password-policy.ts'
import { ssoProvider, type SsoConfig } from './sso.ts'

/** Options of {@link createAuthLibrary}. */
export interface AuthLibraryOptions {
  /** Drizzle database and the tables the library works on. */
  store: { database: Record<string, unknown>; tables: Record<string, unknown> }
  secret: string
  /** Addresses from which people sign in. */
  origins: readonly string[]
  /** Cookies only over https. */
  secure: boolean
  /** Single sign-on whose provider answers; undefined while it does not, or there is none. */
  sso?: SsoConfig | undefined
  /** Whether a person may not sign in. */
  isDisabled(userId: string): Promise<boolean>
  /** Whether a person’s password proves nothing: it lets in, and what matters asks for more. */
  isPasswordTooLittle(userId: string): Promise<boolean>
  /** Epoch milliseconds. */
  now(): number
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void
}

const signInWithoutPassword = {
  id: 'wadah-sign-in',
  endpoints: {
    // Server only: no path leads to it from outside.
    signInUser: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
      if (!user) throw new APIError('NOT_FOUND')
      const session = await ctx.context.internalAdapter.createSession(user.id)
      await setSessionCookie(ctx, { session, user })
      return ctx.json({ ok: true })
    }),
  },
}

function originsOfHost(host: string | null | undefined): string[] {
  return host ? [`http://${host}`, `https://${host}`] : []
}

function pluginsOf({ origins, sso }: AuthLibraryOptions) {
  return [
    signInWithoutPassword,
    // Failures are counted by our own guard, with those of passwords.
    twoFactor({ issuer: 'Wadah', accountLockout: { enabled: false } }),
    passkey({
      rpID: new URL(origins[0] ?? 'http://localhost').hostname,
      rpName: 'Wadah',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      authentication: {
        // A passkey stands for password and second factor: holding the device alone is not enough.
        async afterVerification({ verification }) {
          if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED', { code: 'NOT_VERIFIED' })
        },
      },
    }),
    genericOAuth({ config: sso === undefined ? [] : [ssoProvider(sso)] }),
  ] as const
}

/** Sets better-auth up: sessions in the database, e-mail and password, no sign-up from outside, no cached cookie. */
export function createAuthLibrary(options: AuthLibraryOptions) {
  const { store, secret, origins, secure, log } = options
  return betterAuth({
    appName: 'Wadah',
    database: drizzleAdapter(store.database, { provider: 'pg', schema: store.tables }),
    secret,
    baseURL: origins[0],
    basePath: '/api/auth',
    // The host a request was sent to is our own, whatever name people gave the machine; another site's pages carry another origin.
    trustedOrigins: (request) => [...origins, ...originsOfHost(request?.headers.get('host'))],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPasswordOf(hash, password) },
    },
    session: {
      expiresIn: 60 * 60 * 12,
      // What is called last use is right to five minutes.
      updateAge: 60 * 5,
      additionalFields: {
        provenAt: { type: 'date', input: false, required: false },
        actingFor: { type: 'string', input: false, required: false },
      },
    },
    account: { encryptOAuthTokens: true, accountLinking: { enabled: true, trustedProviders: [] } },
    user: {
      additionalFields: {
        roles: { type: 'json', input: false, required: true },
        opd: { type: 'string', input: false, required: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, context) {
            if (await options.isDisabled(session.userId)) throw new APIError('FORBIDDEN', { code: 'DISABLED' })
            const isUnproven = context?.path === '/sign-in/email' && (await options.isPasswordTooLittle(session.userId))
            return { data: { ...session, provenAt: isUnproven ? null : new Date(options.now()) } }
          },
        },
      },
    },
    onAPIError: { errorURL: '/masuk' },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(secure),
      // The library would put `__Secure-` before ours.
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
      database: { generateId: () => crypto.randomUUID() },
      // The door says who asks; what a client claims is not believed.
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [...pluginsOf(options)],
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log(level === 'debug' || level === 'info' || level === 'warn' ? level : 'error', message),
    },
  })
}

/** Header by which the door tells the library the address of a request. */
export const addressHeader = 'x-wadah-address'

export type AuthLibrary = ReturnType<typeof createAuthLibrary>
