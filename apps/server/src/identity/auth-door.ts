import { actorOf } from '@wadah/api/actor'
import { freshProofMs, type Caller } from '@wadah/contracts/roles'
import type { Actor } from '@wadah/db/audit'
import { CodedError } from '@wadah/errors'
import * as z from 'zod'
import { addressHeader, type AuthLibrary } from './auth-library.ts'
import type { PresentLibrary } from './present-library.ts'
import type { SignInGuard } from './sign-in-guard.ts'
import { ssoId } from './sso.ts'

/** Options of {@link createAuthDoor}. */
export interface AuthDoorOptions {
  library: PresentLibrary
  guard: SignInGuard
  callerOf(headers: Headers): Promise<{ caller: Caller; session: string | undefined }>
  /** Ends a session that another took the place of. */
  endSession(userId: string, session: string): Promise<void>
  /** The person behind the first of two steps of signing in. */
  personOfChallenge(headers: Headers): Promise<{ id: string; email: string } | undefined>
  /** Claims a code for one use. */
  claimCode(userId: string, code: string): Promise<boolean>
  audit(entry: { actor: Actor; action: string; subject: string; details?: Record<string, unknown> }): Promise<void>
  /** Told of what failed, without who was named: people type passwords where the e-mail belongs. */
  failed(way: string, address: string): void
  now(): number
}

type Step = (request: Request, address: string) => Promise<Response>

const base = '/api/auth'
const signInSchema = z.object({ email: z.string().max(200), password: z.string().max(400) })
const codeSchema = z.object({ code: z.string().max(32) })
const largestBody = 64 * 1024

/**
 * Lets through of the library what people sign in by, each with its own guard, and nothing else: whatever changes an account is a
 * procedure of ours, with its authority and its entry in the audit trail.
 */
export function createAuthDoor(options: AuthDoorOptions): (request: Request, address: string) => Promise<Response> {
  const { library, guard } = options

  async function password(request: Request, address: string): Promise<Response> {
    const typed = signInSchema.safeParse(await readJson(request)).data
    if (typed === undefined) throw new CodedError('invalid_input', 'Write e-mail and password.')
    const attempt = await guard.begin({ email: typed.email, address })
    const response = await pass(library.current(), request, { address, body: typed })
    const answer = (await response.clone().json()) as SignInAnswer
    if (response.ok && answer.twoFactorRedirect !== true) {
      await attempt.succeeded()
      await signedIn(options, { request, answer, way: 'password' })
    } else if (response.status === 401) options.failed('password', address)
    else await attempt.undecided()
    return response
  }

  function code(way: 'code' | 'recoveryCode'): Step {
    return async (request, address) => {
      const typed = codeSchema.safeParse(await readJson(request)).data
      if (typed === undefined) throw new CodedError('invalid_input', 'Write the code.')
      const person = await options.personOfChallenge(request.headers)
      if (person === undefined) throw new CodedError('unauthenticated', 'Too much time went by; begin again with your password.')
      const attempt = await guard.begin({ email: person.email, address })
      if (way === 'code' && !(await options.claimCode(person.id, typed.code))) {
        throw new CodedError('unauthenticated', 'This code was tried before; wait for the next.', { details: { reason: 'code_used' } })
      }
      const response = await pass(library.current(), request, { address, body: typed })
      if (response.ok) {
        await attempt.succeeded()
        await signedIn(options, { request, answer: (await response.clone().json()) as SignInAnswer, way })
      } else options.failed(way, address)
      return response
    }
  }

  async function passkey(request: Request, address: string): Promise<Response> {
    const attempt = await guard.begin({ email: undefined, address })
    const response = await pass(library.current(), request, { address, body: await readJson(request) })
    if (response.ok) {
      await attempt.succeeded()
      await signedIn(options, { request, answer: (await response.clone().json()) as SignInAnswer, way: 'passkey' })
    } else options.failed('passkey', address)
    return response
  }

  async function enrol(request: Request, address: string): Promise<Response> {
    const { caller } = await options.callerOf(request.headers)
    if (caller.kind !== 'user') throw new CodedError('unauthenticated', 'Sign in first.')
    if (caller.provenAt === undefined || options.now() - caller.provenAt > freshProofMs) {
      throw new CodedError('step_up_required', 'Prove once more who you are before a passkey is added.')
    }
    const body = request.method === 'POST' ? await readJson(request) : undefined
    const response = await pass(library.current(), request, { address, body })
    if (response.ok && request.method === 'POST') {
      await options.audit({ actor: actorOf(caller), action: 'account.passkey.add', subject: caller.userId ?? '' })
    }
    return response
  }

  const plain: Step = async (request, address) => pass(library.current(), request, { address })
  const sso: Step = async (request, address) =>
    pass(await library.withSso(), request, { address, body: request.method === 'POST' ? await readJson(request) : undefined })

  async function ssoCallback(request: Request, address: string): Promise<Response> {
    const response = await pass(await library.withSso(), request, { address })
    const answer = await personOf(options, response)
    if (answer.user === undefined) options.failed('sso', address)
    else await signedIn(options, { request, answer, way: 'sso' })
    return response
  }

  const steps: Record<string, Step> = {
    'POST /sign-in/email': password,
    'POST /two-factor/verify-totp': code('code'),
    'POST /two-factor/verify-backup-code': code('recoveryCode'),
    'GET /passkey/generate-authenticate-options': plain,
    'POST /passkey/verify-authentication': passkey,
    'GET /passkey/generate-register-options': enrol,
    'POST /passkey/verify-registration': enrol,
    'POST /sign-in/social': sso,
    [`GET /callback/${ssoId}`]: ssoCallback,
  }

  return async function handle(request, address) {
    const path = new URL(request.url).pathname.slice(base.length)
    const step = steps[`${request.method} ${path}`]
    if (step === undefined) throw new CodedError('not_found', `There is no ${path} here.`)
    return withoutToken(await step(request, address))
  }
}

interface SignInAnswer {
  twoFactorRedirect?: boolean
  user?: { id: string; name: string }
}

interface SignIn {
  request: Request
  answer: SignInAnswer
  way: string
}

/** Writes it down, and ends the session the browser had before: one that nobody holds a cookie of is only good for who copied it. */
async function signedIn({ audit, callerOf, endSession }: AuthDoorOptions, { request, answer: { user }, way }: SignIn): Promise<void> {
  if (user === undefined) return
  await audit({ actor: { name: user.name, id: `user:${user.id}` }, action: 'session.start', subject: user.id, details: { way } })
  const { caller, session } = await callerOf(request.headers)
  if (caller.userId !== undefined && session !== undefined) await endSession(caller.userId, session)
}

/** The person behind the cookie that an answer sets. */
async function personOf({ callerOf }: AuthDoorOptions, response: Response): Promise<SignInAnswer> {
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
  const { caller } = await callerOf(new Headers({ cookie: pairs.join('; ') }))
  return caller.userId === undefined ? {} : { user: { id: caller.userId, name: caller.name ?? 'user' } }
}

/** The library names the session’s token in its answers too; in a cookie that scripts cannot read it is safer, and enough. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.ok || response.headers.get('content-type')?.includes('json') !== true) return response
  const { headers, status } = response
  const answer = (await response.json()) as { token?: unknown; session?: { token?: unknown } } | null
  delete answer?.token
  delete answer?.session?.token
  const kept = new Headers(headers)
  kept.delete('content-length')
  return new Response(JSON.stringify(answer), { status, headers: kept })
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > largestBody) throw new CodedError('too_large', 'This is too long for a sign-in.')
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Hands a request on, with the address the door knows in place of what a client claims. */
function pass(library: AuthLibrary, request: Request, { address, body }: { address: string; body?: unknown }): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  headers.set(addressHeader, address)
  return library.handler(
    new Request(request.url, { method: request.method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  )
}
