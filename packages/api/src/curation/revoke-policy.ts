import * as z from 'zod'
import { addAuditEvent } from '@wadah/db/audit'
import { revokeCurationPolicy } from '@wadah/db/curation'
import { addCurationEvent } from '@wadah/db/releases'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { policySubject } from './set-policy.ts'

export const revokePolicy = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(z.strictObject({ plugin: policySubject }))
  .mutation(async ({ ctx, input: { plugin } }): Promise<{ ok: true }> => {
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    await ctx.database.transaction(async (tx) => {
      await revokeCurationPolicy(tx, plugin)
      await addCurationEvent(tx, { at, plugin, kind: 'policy-revoked', actor: actor.name })
      await addAuditEvent(tx, { at, actor, action: 'curation.policy', subject: plugin, details: { policy: 'revoked' } })
    })
    return { ok: true }
  })
