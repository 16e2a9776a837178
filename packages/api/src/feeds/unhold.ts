import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { audit } from '@wadah/db/audit'
import { closeHold } from '@wadah/db/holds'
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
    const at = new Date(ctx.services.now())
    const actor = actorOf(ctx.caller)
    const closed = await closeHold(ctx.database, { feed: input.id, by: actor, accepted: input.accept, at })
    if (closed === undefined) return { ok: true }
    await audit(ctx.database, { at, actor, action: input.accept ? 'feed.accept' : 'feed.unhold', subject: input.id, details: { hold: closed.id } })
    // The accepted content is read anew from its source, so what is shown is what the source says now. Its failure is a fact of the feed.
    if (input.accept) await ctx.services.jobs.runNow(input.id)
    return { ok: true }
  })
