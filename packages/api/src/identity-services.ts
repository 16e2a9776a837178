import type { Caller, Role } from '@wadah/contracts/roles'

/** A proof of who one is, by a session that is signed in already. */
export type Proof =
  | { kind: 'password'; password: string }
  | { kind: 'code'; code: string }
  | { kind: 'passkey'; response: unknown }
  /** Nothing to show: only for users of the demo, who have no password. */
  | { kind: 'demo' }

/** Which proofs a person has. */
export interface ProofWays {
  password: boolean
  code: boolean
  passkey: boolean
  demo: boolean
}

/** A person as far as credentials are about them. */
export interface Person {
  id: string
  email: string
  name: string
}

/** What an authenticator app is set up with; shown once. */
export interface NewSecondFactor {
  /** `otpauth:` address, for a QR code. */
  uri: string
  /** The same as letters, to be typed. */
  secret: string
  recoveryCodes: string[]
}

/** What identity does for the procedures of one request. */
export interface IdentityServices {
  /** Id of the session of the request; undefined for signed requests. */
  session: string | undefined
  /** Name of the single sign-on, where there is one. */
  sso: string | undefined
  /** Ends the session of the request being answered. */
  signOut(caller: Caller): Promise<void>
  waysOf(person: Person): Promise<ProofWays>
  /** What the browser asks a passkey of the person with. */
  passkeyChallenge(person: Person): Promise<unknown>
  /** Tells whether the proof is right, and notes it on the session. Throws `rate_limited`. */
  prove(person: Person, proof: Proof): Promise<boolean>
  /** Throws `rate_limited`. */
  checkPassword(person: Person, password: string): Promise<boolean>
  /** Throws `weak_password` and says why. */
  setPassword(person: Person, password: string): Promise<void>
  /** Makes a person without a password. Throws `invalid_input` when the e-mail is taken. */
  createPerson(person: { name: string; email: string; roles: readonly Role[]; opd: string | undefined }): Promise<string>
  beginSecondFactor(person: Person): Promise<NewSecondFactor>
  /** Tells whether the first code is right; from then on one is asked for. */
  confirmSecondFactor(person: Person, code: string): Promise<boolean>
  renewRecoveryCodes(person: Person): Promise<string[]>
  recoveryCodesLeft(person: Person): Promise<number>
  /** Lets a person whom too many failures keep out try again. */
  forgetFailures(person: Person): Promise<void>
}
