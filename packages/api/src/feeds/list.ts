import type { FeedFacts } from '@wadah/contracts/feed-state'
import { procedure } from '../procedure.ts'
import { feedFacts } from './feed-facts.ts'
import { readableFeeds } from './readable-feeds.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(async ({ ctx }): Promise<FeedFacts[]> => {
  const now = ctx.services.now()
  return (await readableFeeds(ctx)).map((stored) => feedFacts(stored, ctx.services.installation, now))
})
