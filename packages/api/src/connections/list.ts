import type { ConnectionKind } from '@wadah/contracts/manifest'
import { procedure } from '../procedure.ts'
import { pending } from '../pending.ts'

/** A connection without its secret. */
export interface ConnectionEntry {
  opd: string
  name: string
  kind: ConnectionKind
  baseUrl: string
  hasSecret: boolean
}

export const list = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', 'operator', 'curator'] } })
  .query(async (): Promise<ConnectionEntry[]> => pending())
