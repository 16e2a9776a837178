import type { ConnectionKind } from '@wadah/contracts/manifest'
import { listConnections } from '@wadah/db/connections'
import { listEveryOpd } from '@wadah/db/offices'
import { procedure } from '../procedure.ts'
import { connectionKeepers, keepsEveryConnection, readKeepers } from './keepers.ts'

/** A connection without its secret. */
export interface ConnectionEntry {
  /** The office in whose name it is kept, which its plugins go by. */
  opd: string
  opdName: string
  /** The office that looks after it. */
  keeper: string
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
    const keeperOf = await readKeepers(ctx.database)
    const names = new Map((await listEveryOpd(ctx.database)).map((office) => [office.id, office.name]))
    const rows = (await listConnections(ctx.database)).filter((row) => keepsEveryConnection(ctx) || keeperOf(row) === ctx.caller.opd)
    return rows.map(({ opd, name, kind, baseUrl, sealedAuth, allowPrivate, updatedAt }) => ({
      opd,
      opdName: names.get(opd) ?? opd,
      keeper: keeperOf({ opd, name }),
      name,
      kind,
      baseUrl,
      hasSecret: sealedAuth !== null,
      allowPrivate,
      updatedAt: updatedAt.toISOString(),
    }))
  })
