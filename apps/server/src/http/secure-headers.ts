import type { Context } from 'hono'
import { contentSecurityPolicy } from '@wadah/plugin-host/page-policy'
import type { AppDeps } from './app-deps.ts'

const fixed: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()',
}

/** Sets the headers that every answer carries. */
export function secureHeaders(deps: AppDeps) {
  return async (context: Context, next: () => Promise<void>) => {
    await next()
    const { headers } = context.res
    for (const [name, value] of Object.entries(fixed)) headers.set(name, value)
    if (!headers.has('cross-origin-resource-policy')) headers.set('cross-origin-resource-policy', 'same-origin')
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', contentSecurityPolicy(deps.shell()?.csp))
    if (deps.secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
}
