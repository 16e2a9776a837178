import * as z from 'zod'
import { instantSchema } from '@wadah/contracts/ids'
import type { SuspectRelease } from '@wadah/contracts/publishing-key'
import { addAuditEvent } from '@wadah/db/audit'
import { listPublishingKeys, releasesSealedBy, revokePublishingKey } from '@wadah/db/publishing-keys'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keyKeepers, keyOwners } from './keepers.ts'

export const revoke = procedure
  .meta({ authority: { kind: 'roles', roles: [...keyKeepers, ...keyOwners], freshProof: true } })
  .input(
    z.strictObject({
      keyId: z.string().regex(/^[0-9a-f]{16}$/),
      reason: z.string().trim().min(5).max(400),
      /** Since when somebody else may have held it: what it sealed from then on is named. */
      stolenSince: instantSchema.optional(),
    }),
  )
  .mutation(async ({ ctx, input }): Promise<{ suspects: SuspectRelease[] }> => {
    const mayAny = ctx.caller.roles.some((role) => keyKeepers.some((keeper) => keeper === role))
    const key = (await listPublishingKeys(ctx.database, mayAny ? undefined : (ctx.caller.opd ?? ''))).find(
      ({ keyId }) => keyId === input.keyId,
    )
    if (key === undefined) throw new CodedError('not_found', `There is no key ${input.keyId}, or it is another OPD’s.`)
    const at = new Date(ctx.services.now())
    const by = actorOf(ctx.caller)
    const since = input.stolenSince === undefined ? undefined : new Date(input.stolenSince)
    return ctx.database.transaction(async (tx) => {
      const revoked = await revokePublishingKey(tx, key.keyId, { at, by: by.name, reason: input.reason })
      if (revoked === undefined) throw new CodedError('invalid_input', `Key ${key.keyId} was revoked before.`)
      const suspects = since === undefined ? [] : await releasesSealedBy(tx, key.keyId, since)
      await addAuditEvent(tx, {
        at,
        actor: by,
        action: 'key.revoke',
        subject: key.keyId,
        details: {
          opd: key.opd,
          reason: input.reason,
          ...(since === undefined ? {} : { stolenSince: since.toISOString() }),
          suspects: suspects.map(({ plugin, version }) => `${plugin}@${version}`),
        },
      })
      return {
        suspects: suspects.map(({ plugin, version, hash, publishedAt }) => ({
          plugin,
          version,
          hash,
          publishedAt: publishedAt.toISOString(),
        })),
      }
    })
  })
