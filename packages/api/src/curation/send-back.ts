import * as z from 'zod'
import { checkNames } from '@wadah/contracts/curation'
import { sha256Schema } from '@wadah/contracts/ids'
import { moveRelease } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { noteDecision } from './note-decision.ts'
import { requireReviewable } from './review-access.ts'

export const sendBack = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'] } })
  .input(
    z.strictObject({
      hash: sha256Schema,
      /** What the OPD is to mend, in words it can act on. */
      reason: z.string().trim().min(5).max(2_000),
      /** Checks the reasons are about. */
      checks: z.array(z.enum(checkNames)).max(checkNames.length).default([]),
    }),
  )
  .mutation(async ({ ctx, input: { hash, reason, checks } }): Promise<{ decision: number }> => {
    const { caller, database, services } = ctx
    const release = await requireReviewable(ctx, hash)
    const diff = await services.curation.diff(hash)
    const at = new Date(services.now())
    return database.transaction(async (tx) => {
      if (!(await moveRelease(tx, hash, { from: ['in-review'], to: 'returned' })))
        throw new CodedError('version_conflict', 'This release is not in review any more; somebody decided meanwhile.')
      return {
        decision: await noteDecision(tx, {
          caller,
          release,
          at,
          kind: 'returned',
          act: 'return',
          reason,
          diff,
          isFinal: true,
          more: { checks },
        }),
      }
    })
  })
