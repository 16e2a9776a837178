import * as z from 'zod'
import { findDecision, listOpenCountersignatures } from '@wadah/db/curation'
import { takeTurns } from '@wadah/db/open'
import { findRelease } from '@wadah/db/releases'
import { CodedError } from '@wadah/errors'
import { readReleaseOffices } from '../offices/release-offices.ts'
import { procedure } from '../procedure.ts'
import { noteDecision } from './note-decision.ts'
import { judgeCountersignature } from './second-person.ts'

export const countersign = procedure
  .meta({ authority: { kind: 'roles', roles: ['curator'], freshProof: true } })
  .input(z.strictObject({ decision: z.int().positive(), reason: z.string().trim().min(5).max(1_000) }))
  .mutation(async ({ ctx, input }): Promise<{ decision: number }> => {
    const { caller, database, services } = ctx
    const at = new Date(services.now())
    return database.transaction(async (tx) => {
      await takeTurns(tx, `countersign ${input.decision}`)
      const emergency = await findDecision(tx, input.decision)
      const isOpen = (await listOpenCountersignatures(tx)).some(({ id }) => id === input.decision)
      const release = emergency && (await findRelease(tx, emergency.release))
      if (emergency === undefined || release === undefined || !isOpen)
        throw new CodedError('not_found', 'No emergency act of this number waits for a countersignature.')
      judgeCountersignature(caller, emergency, (await readReleaseOffices(tx))(release))
      const decision = await noteDecision(tx, {
        caller,
        release,
        at,
        kind: 'countersigned',
        act: 'countersign',
        reason: input.reason,
        diff: emergency.diff,
        isFinal: true,
        more: { answers: emergency.id, tier: emergency.tier },
      })
      return { decision }
    })
  })
