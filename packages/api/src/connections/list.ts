import type { ConnectionKind } from '@wadah/contracts/manifest'
import { listConnections } from '@wadah/db/connections'
import { procedure } from '../procedure.ts'

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

const cityWide = ['operator', 'curator'] as const

export const list = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', ...cityWide] } })
  .query(async ({ ctx }): Promise<ConnectionEntry[]> => {
    const seesAll = cityWide.some((role) => ctx.caller.roles.includes(role))
    if (!seesAll && ctx.caller.opd === undefined) return []
    const rows = await listConnections(ctx.database, seesAll ? undefined : ctx.caller.opd)
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
