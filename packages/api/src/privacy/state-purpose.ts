import * as z from 'zod'
import { feedIdSchema, splitId } from '@wadah/contracts/ids'
import { strictestOf, type Classified } from '@wadah/contracts/secrecy'
import { addAuditEvent } from '@wadah/db/audit'
import { findFeed } from '@wadah/db/feeds'
import { hasRestrictedHistory } from '@wadah/db/history-classes'
import { keepPurpose } from '@wadah/db/read-purposes'
import { CodedError } from '@wadah/errors'
import { actorOf } from '../actor.ts'
import { clearanceOf } from '../clearance.ts'
import type { ApiContext } from '../context.ts'
import { findLeadingPlugin } from '../enabled-plugins.ts'
import { procedure } from '../procedure.ts'
import { secrecyOf } from '../secrecy/shown.ts'

/** What restricted data may be read for. */
export const readPurposes = ['oversight', 'follow-up', 'quality', 'legal', 'emergency', 'other'] as const

const inputSchema = z
  .strictObject({
    /** Id of the feed, or of a query in the same form. */
    subject: feedIdSchema,
    purpose: z.enum(readPurposes),
    words: z.string().trim().max(200).optional(),
  })
  .refine(({ purpose, words }) => purpose !== 'other' || (words ?? '').length >= 5, {
    path: ['words'],
    message: 'Say in a few words what for.',
  })

/** Says what the session reads something restricted for; from then on, and for this session alone, it is shown. */
export const statePurpose = procedure
  .meta({ authority: { kind: 'session' } })
  .input(inputSchema)
  .mutation(async ({ ctx, input }): Promise<{ ok: true }> => {
    const { session } = ctx
    const asked = await findClassified(ctx, input.subject)
    const mayRead =
      asked !== undefined && clearanceOf(ctx.caller, asked.opd) === 'restricted' && strictestOf(asked.classified) === 'restricted'
    if (!mayRead || session === undefined) throw new CodedError('not_found', `There is no ${input.subject}, or you may not see it.`)
    const at = new Date(ctx.services.now())
    const { subject, purpose, words } = input
    await ctx.database.transaction(async (tx) => {
      await keepPurpose(tx, { session, subject, purpose, words: words ?? null, at })
      await addAuditEvent(tx, { at, actor: actorOf(ctx.caller), action: 'restricted.purpose', subject, details: { purpose, words } })
    })
    await ctx.services.secrecy?.reproject()
    return { ok: true }
  })

async function findClassified(context: ApiContext, id: string): Promise<{ opd: string; classified: Classified } | undefined> {
  const feed = await findFeed(context.database, id)
  if (feed?.enabled === true) {
    // Restricted values of before are read for a purpose too, whatever the feed is now.
    const then: Classified | undefined = (await hasRestrictedHistory(context.database, id)) ? { classification: 'restricted' } : undefined
    return { opd: feed.opd, classified: secrecyOf(feed, then).classified }
  }
  const { pluginId, name } = splitId(id)
  const plugin = await findLeadingPlugin(context, pluginId)
  const meta = plugin && Object.hasOwn(plugin.contract.procedures, name) ? plugin.contract.procedures[name]?.meta : undefined
  return meta?.kind === 'query' && plugin ? { opd: plugin.opd, classified: meta } : undefined
}
