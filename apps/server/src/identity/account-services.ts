import type { IdentityServices, Person, Proof } from '@wadah/api/identity-services'
import { listPasskeys, readPasswordHash, savePasswordHash } from '@wadah/db/credentials'
import type { Database } from '@wadah/db/open'
import { markProven } from '@wadah/db/user-sessions'
import { findUser } from '@wadah/db/users'
import type { AuthLibrary } from './auth-library.ts'
import { claimCode } from './code-use.ts'
import { createPasskeyProofs } from './passkey-proof.ts'
import { requireGoodPassword } from './password-policy.ts'
import { createSecondFactors } from './second-factor.ts'
import type { SignInGuard } from './sign-in-guard.ts'

/** Options of {@link createAccountServices}. */
export interface AccountServicesOptions {
  database: Database
  library(): AuthLibrary
  guard: SignInGuard
  secret: string
  origins: readonly string[]
  demo: boolean
  now(): number
}

/** Where a request comes from. */
export interface RequestPlace {
  session: string | undefined
  address: string | undefined
}

/** What procedures ask about credentials, besides signing out and making people. */
export type AccountServices = Omit<IdentityServices, 'session' | 'sso' | 'signOut' | 'createPerson'>

/** Makes the services of accounts; they are told from where each request comes. */
export function createAccountServices(options: AccountServicesOptions): (place: RequestPlace) => AccountServices {
  const { database, library, guard, secret, now } = options
  const factors = createSecondFactors(database, library)
  const passkeys = createPasskeyProofs(options)

  async function isPassword(person: Person, password: string): Promise<boolean> {
    const hash = await readPasswordHash(database, person.id)
    return hash !== undefined && (await library().$context).password.verify({ hash, password })
  }

  async function waysOf(person: Person) {
    const [hash, keys, row] = await Promise.all([
      readPasswordHash(database, person.id),
      listPasskeys(database, person.id),
      findUser(database, person.id),
    ])
    const own = { password: hash !== undefined, code: row?.twoFactorEnabled === true, passkey: keys.length > 0 }
    return { ...own, demo: options.demo && !own.password && !own.code && !own.passkey }
  }

  /** Failed proofs count like failed sign-ins: a session left open is no place to guess in. */
  async function counted(email: string | undefined, address: string | undefined, check: () => Promise<boolean>): Promise<boolean> {
    const attempt = await guard.begin({ email, address })
    const isRight = await check()
    if (isRight) await attempt.succeeded()
    return isRight
  }

  async function isRight(person: Person, proof: Proof, session: string): Promise<boolean> {
    switch (proof.kind) {
      case 'demo':
        return (await waysOf(person)).demo
      case 'password':
        return isPassword(person, proof.password)
      case 'code':
        return (
          (await claimCode(database, { secret, userId: person.id, code: proof.code, now: now() })) && factors.isRight(person, proof.code)
        )
      case 'passkey':
        return passkeys.isRight(person, session, proof.response)
    }
  }

  return ({ session, address }) => ({
    waysOf,
    passkeyChallenge: (person) => passkeys.challenge(person, session ?? ''),
    async prove(person, proof) {
      if (session === undefined) return false
      // A passkey cannot be guessed: whoever guesses passwords elsewhere must not keep its owner out.
      const email = proof.kind === 'passkey' ? undefined : person.email
      const isProven = await counted(email, address, () => isRight(person, proof, session))
      if (isProven) await markProven(database, session, new Date(now()))
      return isProven
    },
    checkPassword: (person, password) => counted(person.email, address, () => isPassword(person, password)),
    async setPassword(person, password) {
      requireGoodPassword(password, person)
      const hash = await (await library().$context).password.hash(password)
      await database.transaction((tx) => savePasswordHash(tx, person.id, { hash, at: new Date(now()) }))
    },
    beginSecondFactor: factors.begin,
    confirmSecondFactor: (person, code) => counted(person.email, address, () => factors.confirm(person, code)),
    renewRecoveryCodes: factors.renewRecoveryCodes,
    recoveryCodesLeft: factors.recoveryCodesLeft,
    forgetFailures: (person) => guard.forget(person.email),
  })
}
