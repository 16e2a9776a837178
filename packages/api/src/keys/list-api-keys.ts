import type { ListedApiKey } from '@wadah/contracts/api-key'
import { listApiKeys, type ApiKeyRow } from '@wadah/db/api-keys'
import { procedure } from '../procedure.ts'
import { keyKeepers, keyOwners, seesEveryKey } from './keepers.ts'

function listed(row: ApiKeyRow, now: number): ListedApiKey {
  const { id, opd, label, grant, createdBy } = row
  const isOver = row.expiresAt.getTime() <= now
  return {
    id,
    opd,
    label,
    grant,
    state: row.revokedAt !== null ? 'revoked' : isOver ? 'expired' : 'valid',
    createdAt: row.createdAt.toISOString(),
    createdBy,
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString(),
    revoked: row.revokedAt ? { at: row.revokedAt.toISOString(), by: row.revokedBy ?? '', reason: row.revokedReason ?? '' } : undefined,
  }
}

export const listOfApiKeys = procedure
  .meta({ authority: { kind: 'roles', roles: [...keyKeepers, ...keyOwners, 'auditor'] } })
  .query(async ({ ctx }): Promise<ListedApiKey[]> => {
    const rows = await listApiKeys(ctx.database, seesEveryKey(ctx.caller) ? undefined : (ctx.caller.opd ?? ''))
    return rows.map((row) => listed(row, ctx.services.now()))
  })
