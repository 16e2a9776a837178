import * as z from 'zod'
import { curationPolicySchema } from '@wadah/contracts/curation'
import { pluginIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { everyPlugin, setCurationPolicy } from '@wadah/db/curation'
import { addCurationEvent } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'

/** A plugin, or `*` for every plugin without a policy of its own. */
export const policySubject = z.union([pluginIdSchema, z.literal(everyPlugin)])

export const setPolicy = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(z.strictObject({ plugin: policySubject, policy: curationPolicySchema, reason: z.string().trim().min(5).max(300) }))
  .mutation(async ({ ctx, input: { plugin, policy, reason } }): Promise<{ ok: true }> => {
    const { caller, database, services } = ctx
    if (policy === 'follow-compatible' && !services.installation.demo)
      throw new CodedError(
        'forbidden',
        'Following every compatible release is for demos: choose review, or patches that ask for nothing new.',
      )
    if (policy !== 'review' && plugin === everyPlugin && !services.installation.demo)
      throw new CodedError('forbidden', 'Releases approve themselves plugin by plugin, never for all.')
    const at = new Date(services.now())
    const actor = actorOf(caller)
    await database.transaction(async (tx) => {
      await setCurationPolicy(tx, { plugin, policy, setAt: at, setBy: actor.name, reason })
      await addCurationEvent(tx, { at, plugin, kind: `policy-${policy}`, actor: actor.name, reason })
      await addAuditEvent(tx, { at, actor, action: 'curation.policy', subject: plugin, details: { policy, reason } })
    })
    return { ok: true }
  })
