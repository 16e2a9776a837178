import { randomInt } from 'node:crypto'
import * as z from 'zod'
import { pairingAlphabet, pairingCodeLength } from '@wadah/contracts/screen'
import { CodedError } from '@wadah/errors'
import type { AppDeps } from './app-deps.ts'
import { parseJson } from './parse-json.ts'
import type { PlainRoute } from './plain-route.ts'
import { screenCookie } from '../identity/screen-identity.ts'

/** How long a wall shows one code. */
const codeLastsMs = 10 * 60_000
/** Browsers keep no cookie longer than 400 days; each claim sets it anew. */
const cookieLastsSeconds = 400 * 24 * 3_600

const claimSchema = z.strictObject({ secret: z.string().min(20).max(100) })

function newCode(): string {
  return Array.from({ length: pairingCodeLength }, () => pairingAlphabet[randomInt(pairingAlphabet.length)]).join('')
}

/** The way in for a wall that has no user: it shows a code, waits, and gets a token of its own. */
export function screenRoutes(deps: AppDeps): PlainRoute[] {
  return [
    {
      method: 'POST',
      path: '/screens/begin',
      authority: { kind: 'public' },
      async handle(context) {
        const expiresAt = deps.now() + codeLastsMs
        const code = newCode()
        const secret = await deps.screens.begin({ code, expiresAt })
        if (secret === undefined) throw new CodedError('rate_limited', 'Too many walls wait to be paired; try again in ten minutes.')
        return context.json({ code, secret, expiresAt }, 201)
      },
    },
    {
      method: 'POST',
      path: '/screens/claim',
      authority: { kind: 'public' },
      bodyLimit: 1_000,
      async handle(context, { body }) {
        const claim = claimSchema.safeParse(parseJson(body))
        if (!claim.success) throw new CodedError('invalid_input', 'Send {"secret": …} as /screens/begin gave it.')
        const { state, token } = await deps.screens.claim(claim.data.secret)
        if (token !== undefined) {
          const secure = deps.secure ? '; Secure' : ''
          context.header(
            'set-cookie',
            `${screenCookie(deps.secure)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${cookieLastsSeconds}${secure}`,
          )
        }
        return context.json({ state })
      },
    },
  ]
}
