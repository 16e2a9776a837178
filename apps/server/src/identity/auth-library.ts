import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { createAuthEndpoint } from '@better-auth/core/api'
import { APIError } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from 'zod'

/** Options of {@link createAuthLibrary}. */
export interface AuthLibraryOptions {
  /** Drizzle database and its tables `user`, `session`, `account`, `verification`. */
  store: { database: Record<string, unknown>; tables: Record<string, unknown> }
  secret: string
  /** Addresses from which people sign in. */
  origins: readonly string[]
  /** Cookies only over https. */
  secure: boolean
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void
}

/** Shortest password. */
export const shortestPassword = 12

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

/** Sets better-auth up: sessions in the database, e-mail and password, no sign-up from outside, no cached cookie. */
export function createAuthLibrary({ store, secret, origins, secure, log }: AuthLibraryOptions) {
  return betterAuth({
    database: drizzleAdapter(store.database, { provider: 'pg', schema: store.tables }),
    secret,
    baseURL: origins[0],
    basePath: '/api/auth',
    // The host a request was sent to is our own, whatever name people gave the machine; another site's pages carry another origin.
    trustedOrigins: (request) => [...origins, ...originsOfHost(request?.headers.get('host'))],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: 200 },
    session: { expiresIn: 60 * 60 * 12, updateAge: 60 * 30 },
    user: {
      additionalFields: {
        roles: { type: 'json', input: false, required: true },
        opd: { type: 'string', input: false, required: false },
      },
    },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'wadah', useSecureCookies: secure, database: { generateId: () => crypto.randomUUID() } },
    plugins: [signInWithoutPassword],
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log(level === 'debug' || level === 'info' || level === 'warn' ? level : 'error', message),
    },
  })
}

export type AuthLibrary = ReturnType<typeof createAuthLibrary>
