import { createOTP } from '@better-auth/utils/otp'
import { base32 } from '@better-auth/utils/base32'
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { NewSecondFactor, Person } from '@wadah/api/identity-services'
import { beginSecondFactor, confirmSecondFactor, readSecondFactor, saveRecoveryCodes } from '@wadah/db/credentials'
import type { Database } from '@wadah/db/open'
import type { AuthLibrary } from './auth-library.ts'

const recoveryCodes = 10

/** Sets authenticator apps up and reads their codes, in the form the library itself uses at sign-in. */
export interface SecondFactors {
  begin(person: Person): Promise<NewSecondFactor>
  confirm(person: Person, code: string): Promise<boolean>
  renewRecoveryCodes(person: Person): Promise<string[]>
  recoveryCodesLeft(person: Person): Promise<number>
  /** Tells whether a code of the app is right now. */
  isRight(person: Person, code: string): Promise<boolean>
}

/** Without what looks alike on paper. */
function makeCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => {
    const code = generateRandomString(10, 'a-z', '0-9').replaceAll(/[o0l1i]/g, 'x')
    return `${code.slice(0, 5)}-${code.slice(5)}`
  })
}

/** Makes the second factors of an installation. */
export function createSecondFactors(database: Database, library: () => AuthLibrary): SecondFactors {
  const key = async () => (await library().$context).secretConfig
  const seal = async (data: string) => symmetricEncrypt({ key: await key(), data })
  const open = async (data: string) => symmetricDecrypt({ key: await key(), data })

  async function matches(person: Person, code: string, verified: boolean): Promise<boolean> {
    const stored = await readSecondFactor(database, person.id)
    if (stored === undefined || stored.verified !== verified) return false
    return createOTP(await open(stored.secret)).verify(code.replaceAll(/\s/g, ''))
  }

  return {
    async begin(person) {
      const secret = generateRandomString(32)
      const codes = makeCodes()
      const sealed = { secret: await seal(secret), backupCodes: await seal(JSON.stringify(codes)) }
      await database.transaction((tx) => beginSecondFactor(tx, person.id, sealed))
      return {
        uri: createOTP(secret).url('Wadah', person.email),
        secret: base32.encode(secret, { padding: false }),
        recoveryCodes: codes,
      }
    },
    async confirm(person, code) {
      if (!(await matches(person, code, false))) return false
      await database.transaction((tx) => confirmSecondFactor(tx, person.id))
      return true
    },
    async renewRecoveryCodes(person) {
      const codes = makeCodes()
      await saveRecoveryCodes(database, person.id, await seal(JSON.stringify(codes)))
      return codes
    },
    async recoveryCodesLeft(person) {
      const stored = await readSecondFactor(database, person.id)
      if (stored === undefined || !stored.verified) return 0
      return (JSON.parse(await open(stored.backupCodes)) as string[]).length
    },
    isRight: (person, code) => matches(person, code, true),
  }
}
