import type { RegisteredKey } from '@wadah/contracts/publishing-key'
import { listPublishingKeys, releasesSealedBy } from '@wadah/db/publishing-keys'
import { procedure } from '../procedure.ts'
import { keyKeepers, keyOwners, seesEveryKey } from './keepers.ts'

export const list = procedure
  .meta({ authority: { kind: 'roles', roles: [...keyKeepers, ...keyOwners, 'auditor'] } })
  .query(async ({ ctx }): Promise<RegisteredKey[]> => {
    const keys = await listPublishingKeys(ctx.database, seesEveryKey(ctx.caller) ? undefined : (ctx.caller.opd ?? ''))
    return Promise.all(
      keys.map(async (key) => ({
        keyId: key.keyId,
        opd: key.opd,
        label: key.label,
        publicKey: key.publicKey,
        createdAt: key.createdAt.toISOString(),
        registeredBy: key.registeredBy ?? undefined,
        revoked: key.revokedAt
          ? { at: key.revokedAt.toISOString(), by: key.revokedBy ?? undefined, reason: key.revokedReason ?? undefined }
          : undefined,
        releases: (await releasesSealedBy(ctx.database, key.keyId, new Date(0))).length,
      })),
    )
  })
