import { isPasswordTooLittle } from '@wadah/api/second-factor-demand'
import type { Caller } from '@wadah/contracts/roles'
import { audit } from '@wadah/db/audit'
import { heldRoles } from '@wadah/db/deputies'
import type { Database } from '@wadah/db/open'
import { oldestSession, usersOfSessions } from '@wadah/db/session-users'
import { endSession } from '@wadah/db/user-sessions'
import { findUser } from '@wadah/db/users'
import { CodedError } from '@wadah/errors'
import { createAccountServices } from './account-services.ts'
import { createApiKeyCheck } from './api-key-check.ts'
import { createAuthDoor } from './auth-door.ts'
import { addressHeader, type AuthLibrary, type AuthLibraryOptions } from './auth-library.ts'
import { callerOfUser, type CallerRow } from './caller-of-user.ts'
import { claimCode } from './code-use.ts'
import type { Identity, SignedRequest } from './identity.ts'
import type { NewUser } from './new-user.ts'
import { requireGoodPassword } from './password-policy.ts'
import { createPresentLibrary } from './present-library.ts'
import { createSignInGuard } from './sign-in-guard.ts'
import type { SsoConfig } from './sso.ts'

/** Options of {@link createIdentity}. */
export interface IdentityOptions extends Omit<AuthLibraryOptions, 'sso' | 'isDisabled' | 'isPasswordTooLittle'> {
  database: Database
  sso: SsoConfig | undefined
  demo: boolean
  /** Administrators need a second factor, and prove who they are by it. */
  demandsSecondFactor: boolean
  /** Checks a signature and that it is used for the first time. */
  verifySigned(request: SignedRequest): Promise<Caller>
}

const anonymous: Caller = { kind: 'anonymous', roles: [] }

/** Makes the identity of an installation. */
export function createIdentity(options: IdentityOptions): Identity {
  const { database, secret, now } = options
  const isDisabled = async (userId: string): Promise<boolean> => (await findUser(database, userId))?.disabledAt != null
  const isTooLittle = async (userId: string): Promise<boolean> => {
    if (!options.demandsSecondFactor) return false
    const [person, held] = await Promise.all([findUser(database, userId), heldRoles(database, [userId], new Date(now()))])
    const roles = [...(person?.roles ?? []), ...(held.get(userId) ?? []).map(({ role }) => role)]
    return isPasswordTooLittle(database, { userId, roles }, true)
  }
  const library = createPresentLibrary({ ...options, isDisabled, isPasswordTooLittle: isTooLittle }, options.sso)
  const guard = createSignInGuard(options)
  const accounts = createAccountServices({ ...options, guard, library: library.current })

  const isOver = (began: Date): boolean => began <= oldestSession(new Date(now()))

  async function callerOf(headers: Headers): ReturnType<Identity['callerOf']> {
    if (!(headers.get('cookie') ?? '').includes('wadah.')) return { caller: anonymous, session: undefined }
    const { response: found, headers: renewal } = await library.current().api.getSession({ headers, returnHeaders: true })
    const user = found?.user as (CallerRow & { disabledAt?: Date | null }) | undefined
    if (found === null || user === undefined || user.disabledAt != null || isOver(found.session.createdAt))
      return { caller: anonymous, session: undefined }
    const held = (await heldRoles(database, [user.id], new Date(now()))).get(user.id) ?? []
    const { provenAt, actingFor } = found.session as { provenAt?: Date | null; actingFor?: string | null }
    const facts = { held, provenAt: provenAt ?? undefined, actingFor: actingFor ?? undefined }
    return { caller: callerOfUser(user, facts), session: found.session.id, renewal }
  }

  const handle = createAuthDoor({
    library,
    guard,
    callerOf,
    personOfChallenge: (headers) => personOfChallenge(library.current(), headers),
    endSession: async (userId, session) => void (await endSession(database, userId, session)),
    claimCode: (userId, code) => claimCode(database, { secret, userId, code, now: now() }),
    audit: (entry) => audit(database, { at: new Date(now()), ...entry }),
    failed: (way, address) => options.log('warn', `A sign-in by ${way} failed, from ${address === '' ? 'inside' : address}.`),
    now,
  })

  return {
    callerOf,
    keyCaller: options.verifySigned,
    apiKeyCaller: createApiKeyCheck(options),
    async callersOf(sessions) {
      const users = await usersOfSessions(database, sessions, new Date(now()))
      return new Map([...users].map(([session, found]) => [session, callerOfUser(found.user, found)]))
    },
    handle,
    signInAs: async (userId, { userAgent, address }) => {
      const headers = new Headers({ 'user-agent': userAgent, [addressHeader]: address })
      return (await library.current().api.signInUser({ body: { userId }, headers, returnHeaders: true })).headers
    },
    signOut: async (headers) => (await library.current().api.signOut({ headers, returnHeaders: true })).headers,
    createUser: (user) => createUser(library.current(), user),
    servicesFor: (place) => ({
      ...accounts(place),
      sso: options.sso?.name,
      createPerson: (person) => createUser(library.current(), { ...person, roles: [...person.roles] }),
    }),
  }
}

/** The first step of two left a signed cookie; what it names is in the database, and cannot be guessed. */
async function personOfChallenge(library: AuthLibrary, headers: Headers): Promise<{ id: string; email: string } | undefined> {
  const cookie = /(?:^|;\s*)(?:__Host-)?wadah\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
  if (cookie === undefined) return undefined
  const { internalAdapter } = await library.$context
  const challenge = await internalAdapter.findVerificationValue(decodeURIComponent(cookie).split('.')[0] ?? '')
  return challenge === null ? undefined : ((await internalAdapter.findUserById(challenge.value)) ?? undefined)
}

async function createUser(auth: AuthLibrary, { name, email, password, roles, opd }: Omit<NewUser, 'opd'> & { opd?: string | undefined }) {
  if (password !== undefined) requireGoodPassword(password, { name, email })
  const context = await auth.$context
  if ((await context.internalAdapter.findUserByEmail(email)) !== null) {
    throw new CodedError('invalid_input', `There is a user with the e-mail ${email} already.`, {
      details: { field: 'email', reason: 'taken' },
    })
  }
  const user = await context.internalAdapter.createUser(
    { name, email: email.toLowerCase(), emailVerified: true, roles: [...roles], opd: opd ?? null },
    { method: 'admin' },
  )
  if (password !== undefined) {
    const hash = await context.password.hash(password)
    await context.internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash })
  }
  return user.id
}
