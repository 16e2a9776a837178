import { CodedError } from '@wadah/errors'
import type { AppDeps } from './app-deps.ts'
import type { PlainRoute } from './plain-route.ts'
import { isSameOrigin } from './same-origin.ts'

/** An e-mail and a password. */
const bodyLimit = 10_000

/**
 * The routes of the sign-in library that are open: signing in and out, nothing else it brings.
 *
 * @remarks Others would let people rename themselves, and the audit trail with them, or end sessions past the procedures.
 */
export function signInRoutes(deps: AppDeps): PlainRoute[] {
  return ['/api/auth/sign-in/email', '/api/auth/sign-out'].map((path) => ({
    method: 'POST',
    path,
    authority: { kind: 'public' },
    bodyLimit,
    handle(context, { body }) {
      // Also without a session: another site's page could sign a visitor in as somebody else.
      if (!isSameOrigin((name) => context.req.header(name), deps.origins))
        throw new CodedError('forbidden', 'Another site may not sign you in.')
      const { method, url, headers } = context.req.raw
      return deps.identity.handle(new Request(url, { method, headers, body }))
    },
  }))
}
