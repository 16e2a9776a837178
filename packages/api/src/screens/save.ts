import * as z from 'zod'
import { screenFactsSchema } from '@wadah/contracts/screen'
import { audit } from '@wadah/db/audit'
import { saveScreen } from '@wadah/db/screens'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { procedure } from '../procedure.ts'
import { requireBoards } from './boards.ts'
import { keepsScreens } from './keepers.ts'

export const save = procedure
  .meta({ authority: keepsScreens })
  .input(z.strictObject({ id: z.string().max(64), ...screenFactsSchema.shape }))
  .mutation(async ({ ctx, input: { id, ...facts } }): Promise<{ ok: true }> => {
    await requireBoards(ctx.database, facts.boards)
    if (!(await saveScreen(ctx.database, id, facts))) throw new CodedError('not_found', `There is no screen ${id}.`)
    await audit(ctx.database, {
      at: new Date(ctx.services.now()),
      actor: actorOf(ctx.caller),
      action: 'screen.save',
      subject: id,
      details: { ...facts },
    })
    return { ok: true }
  })
