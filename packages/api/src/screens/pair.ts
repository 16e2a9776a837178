import * as z from 'zod'
import { pairingCodeSchema, screenFactsSchema } from '@wadah/contracts/screen'
import { audit } from '@wadah/db/audit'
import { pairScreen } from '@wadah/db/screens'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { requireBoards } from './boards.ts'
import { keepsScreens } from './keepers.ts'

export const pair = procedure
  .meta({ authority: keepsScreens })
  .input(z.strictObject({ code: pairingCodeSchema, ...screenFactsSchema.shape }))
  .mutation(async ({ ctx, input: { code, ...facts } }): Promise<{ id: string }> => {
    await requireBoards(ctx.database, facts.boards)
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    const made = await pairScreen(ctx.database, code, { id: crypto.randomUUID(), ...facts, pairedAt: at, pairedBy: actor.name })
    if (made === undefined) {
      throw new CodedError('not_found', 'No wall shows this code now. Read it once more from the wall; a code lasts ten minutes.')
    }
    await audit(ctx.database, {
      at,
      actor,
      action: 'screen.pair',
      subject: made.id,
      details: { name: facts.name, room: facts.room, boards: facts.boards },
    })
    return { id: made.id }
  })
