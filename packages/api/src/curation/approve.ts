import * as z from 'zod'
import { sha256Schema } from '@wadah/contracts/ids'
import { listDecisions } from '@wadah/db/curation'
import { takeTurns } from '@wadah/db/open'
import { findRelease, moveRelease } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { advance } from '@wadah/freshness/calendar'
import { actorOf } from '../actor.ts'
import { readReleaseOffices } from '../offices/release-offices.ts'
import { procedure } from '../procedure.ts'
import type { Installation } from '../services.ts'
import { noteDecision } from './note-decision.ts'
import { requireReviewable } from './review-access.ts'
import { judgeApproval } from './second-person.ts'

const input = z.strictObject({
  hash: sha256Schema,
  tier: z.enum(['sandboxed', 'trusted']),
  reason: z.string().trim().min(5).max(1_000),
  /** One person acts where two must; another countersigns within two working days. */
  emergency: z.boolean().default(false),
  /** Whether it runs for everybody at once; else it is approved and waits to be enabled. */
  run: z.boolean().default(true),
})

/** What an approval came to. */
export interface Approved {
  decision: number
  /** `second-person`: one of two has spoken. */
  outcome: 'approved' | 'second-person'
}

export const approve = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(input)
  .mutation(async ({ ctx, input: { hash, tier, reason, emergency, run } }): Promise<Approved> => {
    const { caller, database, services } = ctx
    await requireReviewable(ctx, hash)
    const diff = await services.curation.diff(hash)
    const at = new Date(services.now())
    const decided = await database.transaction(async (tx): Promise<Approved> => {
      const release = await findRelease(tx, hash)
      if (release === undefined) throw new CodedError('not_found', 'There is no such release here.')
      await takeTurns(tx, `plugin ${release.plugin}`)
      const offices = (await readReleaseOffices(tx))(release)
      const decisions = await listDecisions(tx, [hash])
      const { isFinal, isEmergency } = judgeApproval({ caller, release, offices, tier, emergency, decisions })
      if (!(await moveRelease(tx, hash, { from: ['in-review'], to: isFinal ? 'approved' : 'in-review' })))
        throw new CodedError('version_conflict', 'This release is not in review any more; somebody decided meanwhile.')
      const decision = await noteDecision(tx, {
        caller,
        release,
        at,
        kind: isEmergency ? 'approved-in-emergency' : isFinal ? 'approved' : 'approved-by-one',
        act: 'approve',
        reason,
        diff,
        isFinal,
        more: { tier, isEmergency, countersignBy: isEmergency ? countersignBy(at, services.installation) : null },
      })
      if (isFinal && run) await services.curation.enable(tx, { release, tier, actor: actorOf(caller), reason, at })
      else if (isFinal) await services.curation.follow(tx, { release, actor: actorOf(caller), at })
      return { decision, outcome: isFinal ? 'approved' : 'second-person' }
    })
    if (decided.outcome === 'approved') await services.jobs.reschedule()
    return decided
  })

function countersignBy(at: Date, { holidays, city }: Installation): Date {
  return new Date(advance(at.getTime(), '2d', { kind: 'workdays', holidays }, city.utcOffsetMinutes))
}
