import * as z from 'zod'
import { sha256Schema } from '@wadah/contracts/ids'
import { takeTurns } from '@wadah/db/open'
import { moveRelease, setWithdrawnReason } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { procedure } from '../procedure.ts'
import { noteDecision } from './note-decision.ts'
import { requireReviewable } from './review-access.ts'

export const withdraw = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(z.strictObject({ hash: sha256Schema, reason: z.string().trim().min(5).max(1_000) }))
  .mutation(async ({ ctx, input: { hash, reason } }): Promise<{ decision: number }> => {
    const { caller, database, services } = ctx
    const release = await requireReviewable(ctx, hash)
    const at = new Date(services.now())
    return database.transaction(async (tx) => {
      await takeTurns(tx, `plugin ${release.plugin}`)
      if (!(await moveRelease(tx, hash, { from: ['approved'], to: 'withdrawn' })))
        throw new CodedError('version_conflict', 'Only an approved release can be withdrawn; somebody decided meanwhile.')
      // Boards keep the place of its widgets and say why.
      await setWithdrawnReason(tx, hash, reason)
      const diff = { widening: [], other: [] }
      const decision = await noteDecision(tx, { caller, release, at, kind: 'withdrawn', act: 'withdraw', reason, diff, isFinal: true })
      await services.curation.stop(tx, release, at)
      return { decision }
    })
  })
