import { CodedError } from '@wadah/errors'
import { roles as allRoles, type Caller, type Role } from '@wadah/contracts/roles'
import { createAuthLibrary, shortestPassword, type AuthLibrary, type AuthLibraryOptions } from './auth-library.ts'
import type { Identity, SignedRequest } from './identity.ts'
import type { NewUser } from './new-user.ts'

/** A user row as far as the caller is made of it. */
interface UserRow {
  id: string
  name: string
  roles: readonly string[]
  opd: string | null | undefined
}

/** Options of {@link createIdentity}. */
export interface IdentityOptions extends AuthLibraryOptions {
  /** Users of sessions that are not over. */
  usersOfSessions(sessions: readonly string[], now: Date): Promise<ReadonlyMap<string, UserRow>>
  /** Checks a signature and that it is used for the first time. */
  verifySigned(request: SignedRequest): Promise<Caller>
  now(): number
}

/** Makes a caller of a user; roles the code no longer knows are dropped. */
function callerOfUser(user: UserRow): Caller {
  const roles = user.roles.filter((role): role is Role => (allRoles as readonly string[]).includes(role))
  return { kind: 'user', userId: user.id, name: user.name, roles, ...(user.opd == null ? {} : { opd: user.opd }) }
}

const anonymous: Caller = { kind: 'anonymous', roles: [] }

/** Makes the identity of an installation. */
export function createIdentity(options: IdentityOptions): Identity {
  const auth = createAuthLibrary(options)
  return {
    async callerOf(headers) {
      if (!(headers.get('cookie') ?? '').includes('wadah.')) return { caller: anonymous, session: undefined }
      const { response: found, headers: renewal } = await auth.api.getSession({ headers, returnHeaders: true })
      if (found === null) return { caller: anonymous, session: undefined }
      const caller = { ...callerOfUser(found.user as unknown as UserRow), provenAt: found.session.createdAt.getTime() }
      return { caller, session: found.session.id, renewal }
    },
    keyCaller: options.verifySigned,
    async callersOf(sessions) {
      const users = await options.usersOfSessions(sessions, new Date(options.now()))
      return new Map([...users].map(([session, user]) => [session, callerOfUser(user)]))
    },
    handle: (request) => auth.handler(request),
    signInAs: async (userId) => (await auth.api.signInUser({ body: { userId }, returnHeaders: true })).headers,
    signOut: async (headers) => (await auth.api.signOut({ headers, returnHeaders: true })).headers,
    createUser: (user) => createUser(auth, user),
  }
}

async function createUser(auth: AuthLibrary, { name, email, password, roles, opd }: NewUser): Promise<string> {
  if (password !== undefined && password.length < shortestPassword) {
    throw new CodedError('invalid_input', `A password has at least ${shortestPassword} characters.`, { details: { field: 'password' } })
  }
  const context = await auth.$context
  if ((await context.internalAdapter.findUserByEmail(email)) !== null) {
    throw new CodedError('invalid_input', `There is a user with the e-mail ${email} already.`, { details: { field: 'email' } })
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
