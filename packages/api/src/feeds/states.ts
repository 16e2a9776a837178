import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import type { FeedState } from '@wadah/contracts/feed-state'
import { projectData } from '@wadah/contracts/secrecy'
import { findSnapshot } from '@wadah/db/snapshots'
import type { ApiContext } from '../context.ts'
import { procedure } from '../procedure.ts'
import { factsAs } from '../secrecy/shown.ts'
import { feedFacts } from './feed-facts.ts'
import { shownFeeds, type ShownFeed } from './readable-feeds.ts'

export const states = procedure
  .meta({ authority: { kind: 'public' } })
  .input(z.strictObject({ ids: z.array(feedIdSchema).max(200) }))
  .query(async ({ ctx, input }): Promise<FeedState[]> => {
    const stored = await shownFeeds(ctx, input.ids)
    return Promise.all(stored.map((entry) => stateOf(ctx, entry)))
  })

async function stateOf(ctx: ApiContext, entry: ShownFeed): Promise<FeedState> {
  const { feed, secrecy, shown } = entry
  const facts = factsAs(feedFacts(entry, ctx.services.installation, ctx.services.now()), secrecy, shown)
  const snapshot = shown.kind === 'data' && entry.snapshot ? await findSnapshot(ctx.database, feed.id, entry.snapshot.version) : undefined
  if (snapshot === undefined || shown.kind !== 'data') return { facts, version: 0, data: undefined }
  if (shown.projection === 'restricted')
    await ctx.services.secrecy?.noteRead({ caller: ctx.caller, session: ctx.session, subject: feed.id, surface: 'states' })
  return { facts, version: feed.version, data: projectData(snapshot.data, secrecy.classified, shown.projection) }
}
