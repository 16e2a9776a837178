import { audit } from '@wadah/db/audit'
import * as identityTables from '@wadah/db/identity-tables'
import { findOpd } from '@wadah/db/opds'
import type { Database } from '@wadah/db/open'
import { findPublishingKey } from '@wadah/db/publishing-keys'
import { useNonce } from '@wadah/db/settings'
import { CodedError } from '@wadah/errors'
import type { Config } from '../config.ts'
import { createIdentity } from '../identity/create-identity.ts'
import type { Identity } from '../identity/identity.ts'
import { withScreens } from '../identity/screen-identity.ts'
import { createSignedRequestCheck } from '../identity/signed-request-check.ts'
import type { ServerLog } from './server-log.ts'

/** Options of {@link openIdentity}. */
export interface OpenIdentityOptions {
  config: Config
  database: Database
  secret: string
  origins: readonly string[]
  now(): number
  log: ServerLog
}

/** Sets identity up over the database. */
export function openIdentity({ config, database, secret, origins, now, log }: OpenIdentityOptions): Identity {
  const { user, session, account, verification, twoFactor, passkey } = identityTables
  const tables = { user, session, account, verification, twoFactor, passkey }
  const secure = config.tls !== undefined || config.origin?.startsWith('https:') === true
  const people = createIdentity({
    database,
    store: { database: database.orm as unknown as Record<string, unknown>, tables },
    secret,
    origins,
    secure,
    log: (level, message) => log({ level, message }),
    sso: config.sso,
    demo: config.demo,
    demandsSecondFactor: config.demandsSecondFactor,
    verifySigned: createSignedRequestCheck({
      findKey: (keyId) => findPublishingKey(database, keyId),
      useNonce: (nonce, moment) => useNonce(database, nonce, moment),
      now,
    }),
    now,
  })
  return {
    ...withScreens(people, { database, secure, now }),
    async createUser(user) {
      const office = user.opd === undefined ? undefined : await findOpd(database, user.opd)
      if (user.opd !== undefined && (office === undefined || office.successor !== null))
        throw new CodedError('invalid_input', `The city has no OPD “${user.opd}” now.`, { details: { field: 'opd' } })
      const id = await people.createUser(user)
      const { email, roles, opd } = user
      const actor = { name: 'operator', id: 'operator' }
      await audit(database, { at: new Date(now()), actor, action: 'user.create', subject: email, details: { id, roles, opd } })
      return id
    },
  }
}
