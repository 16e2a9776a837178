import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import { addAuditEvent } from '@wadah/db/audit'
import { listBeside } from '@wadah/db/feeds'
import { placeHold } from '@wadah/db/holds'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { requireOwnOpd } from '../authority.ts'
import { procedure } from '../procedure.ts'
import { requireReadableFeed } from './readable-feeds.ts'

export const hold = procedure
  .meta({ authority: { kind: 'own-opd', roles: ['head', 'publisher', 'officer', 'curator'] } })
  .input(z.strictObject({ id: feedIdSchema, reason: z.string().trim().min(5).max(300) }))
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { feed } = await requireReadableFeed(ctx, input.id)
    const isCurator = ctx.caller.roles.includes('curator')
    if (!isCurator) requireOwnOpd(ctx.caller, feed.opd)
    const since = new Date(ctx.services.now())
    const reason = { id: input.reason, en: input.reason }
    const by = ctx.caller.opd === feed.opd ? 'owner' : 'curator'
    const isPlaced = await placeHold(ctx.database, { feed: input.id, by, reason, since }, (tx) =>
      addAuditEvent(tx, {
        at: since,
        actor: actorOf(ctx.caller),
        action: 'feed.hold',
        subject: input.id,
        details: { reason: input.reason },
      }),
    )
    if (!isPlaced) throw new CodedError('version_conflict', 'Somebody holds this feed already.')
    // Whoever looks at a pilot looks at the same number.
    for (const id of await listBeside(ctx.database, input.id))
      if (id !== input.id) await placeHold(ctx.database, { feed: id, by, reason, since })
    return { ok: true }
  })
