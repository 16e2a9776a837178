import * as z from 'zod'
import { feedIdSchema } from '@wadah/contracts/ids'
import type { FeedState } from '@wadah/contracts/feed-state'
import { findSnapshot } from '@wadah/db/snapshots'
import { procedure } from '../procedure.ts'
import { feedFacts } from './feed-facts.ts'
import { readableFeeds } from './readable-feeds.ts'

export const states = procedure
  .meta({ authority: { kind: 'public' } })
  .input(z.strictObject({ ids: z.array(feedIdSchema).max(200) }))
  .query(async ({ ctx, input }): Promise<FeedState[]> => {
    const now = ctx.services.now()
    const stored = await readableFeeds(ctx, input.ids)
    return Promise.all(
      stored.map(async (entry) => {
        const snapshot = entry.snapshot && (await findSnapshot(ctx.database, entry.feed.id, entry.snapshot.version))
        return {
          facts: feedFacts(entry, ctx.services.installation, now),
          version: snapshot === undefined ? 0 : entry.feed.version,
          data: snapshot?.data,
        }
      }),
    )
  })
