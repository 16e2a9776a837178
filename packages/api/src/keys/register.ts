import * as z from 'zod'
import { opdIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { listOpds } from '@wadah/db/opds'
import { savePublishingKey } from '@wadah/db/publishing-keys'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { keyKeepers } from './keepers.ts'
import { readPublicKey } from './read-public-key.ts'

// Whoever registers a key says: this office, and nobody else, speaks with it. That is Diskominfo's to say, not the office's own.
export const register = procedure
  .meta({ authority: { kind: 'roles', roles: keyKeepers, freshProof: true } })
  .input(z.strictObject({ opd: opdIdSchema, publicKey: z.string().max(4_000), label: z.string().trim().min(1).max(120) }))
  .mutation(async ({ ctx, input }): Promise<{ keyId: string }> => {
    const at = new Date(ctx.services.now())
    if (!(await listOpds(ctx.database, at)).some(({ id }) => id === input.opd)) {
      throw new CodedError('not_found', `The city has no OPD “${input.opd}” now.`, { details: { opd: input.opd } })
    }
    const { keyId, publicKey } = readPublicKey(input.publicKey)
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      const isNew = await savePublishingKey(tx, {
        keyId,
        opd: input.opd,
        publicKey,
        label: input.label,
        createdAt: at,
        registeredBy: actor,
      })
      if (!isNew) {
        throw new CodedError('invalid_input', `Key ${keyId} was registered before; a revoked key never comes back. Make a new one.`, {
          details: { field: 'publicKey', reason: 'known', keyId },
        })
      }
      await addAuditEvent(tx, { at, actor, action: 'key.register', subject: keyId, details: { opd: input.opd, label: input.label } })
    })
    return { keyId }
  })
