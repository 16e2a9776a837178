import type { ConnectionKind } from '@wadah/contracts/manifest'
import { listConnections } from '@wadah/db/connections'
import { procedure } from '../procedure.ts'
import { connectionKeepers, keepsEveryConnection, ownNames } from './own-names.ts'

/** A connection without its secret. */
export interface ConnectionEntry {
  opd: string
  name: string
  kind: ConnectionKind
  baseUrl: string
  hasSecret: boolean
  /** An operator let it lead to a private address. */
  allowPrivate: boolean
  updatedAt: string
}

export const list = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', ...connectionKeepers] } })
  .query(async ({ ctx }): Promise<ConnectionEntry[]> => {
    const own = keepsEveryConnection(ctx) ? undefined : await ownNames(ctx)
    const rows = (await listConnections(ctx.database)).filter(({ opd }) => own === undefined || own.includes(opd))
    return rows.map(({ opd, name, kind, baseUrl, sealedAuth, allowPrivate, updatedAt }) => ({
      opd,
      name,
      kind,
      baseUrl,
      hasSecret: sealedAuth !== null,
      allowPrivate,
      updatedAt: updatedAt.toISOString(),
    }))
  })
