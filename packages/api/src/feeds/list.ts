import type { FeedFacts } from '@wadah/contracts/feed-state'
import { procedure } from '../procedure.ts'
import { factsAs } from '../secrecy/shown.ts'
import { feedFacts } from './feed-facts.ts'
import { shownFeeds } from './readable-feeds.ts'

export const list = procedure.meta({ authority: { kind: 'public' } }).query(async ({ ctx }): Promise<FeedFacts[]> => {
  const now = ctx.services.now()
  return (await shownFeeds(ctx)).map((stored) => factsAs(feedFacts(stored, ctx.services.installation, now), stored.secrecy, stored.shown))
})
