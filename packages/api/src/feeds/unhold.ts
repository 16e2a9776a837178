import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { listBeside } from '@wadah/db/feeds'
import { actorOf } from '../actor.ts'
import { requireOwnOpd } from '../authority.ts'
import { procedure } from '../procedure.ts'
import { requireReadableFeed } from './readable-feeds.ts'

export const unhold = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', 'curator'] } })
  .input(z.strictObject({ id: feedIdSchema, accept: z.boolean() }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { feed } = await requireReadableFeed(ctx, input.id)
    if (!ctx.caller.roles.includes('curator')) requireOwnOpd(ctx.caller, feed.opd)
    for (const id of await listBeside(ctx.database, input.id))
      await ctx.services.jobs.endHold({ feed: id, by: actorOf(ctx.caller), accepted: input.accept })
    return { ok: true }
  })
