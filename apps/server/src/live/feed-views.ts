import { factsAs, type FeedSecrecy, type Shown } from '@wadah/api/shown'
import { projectData } from '@wadah/contracts/secrecy'
import { FeedMessages } from './feed-messages.ts'
import type { LiveFeed } from './live-source.ts'

type ShownSomething = Exclude<Shown, { kind: 'nothing' }>

/** The classes of a feed; without parts of their own, all of it has the class of its facts. */
export function secrecyOfLive({ secrecy, facts }: LiveFeed): FeedSecrecy {
  return secrecy ?? { classified: { classification: facts.classification }, measures: {} }
}

/**
 * One state of one feed as each kind of viewer is shown it. What is stricter is left out here, before anything is serialised.
 *
 * @remarks Each view is made at first asking and serialised once, whoever gets it.
 */
export class FeedViews {
  readonly feed: LiveFeed
  readonly secrecy: FeedSecrecy
  private readonly former: LiveFeed | undefined
  private readonly views = new Map<string, FeedMessages>()

  constructor(feed: LiveFeed, former?: FeedViews) {
    this.feed = feed
    this.secrecy = secrecyOfLive(feed)
    // Facts alone changed: the patch from the version before is still what a client that lags by one needs.
    const before = former?.feed.version === feed.version ? former.former : former?.feed
    // A patch between two ways of leaving out would speak of what is left out.
    const isAlike = before !== undefined && JSON.stringify(secrecyOfLive(before)) === JSON.stringify(this.secrecy)
    this.former = isAlike ? before : undefined
  }

  view(shown: ShownSomething): FeedMessages {
    const key = shown.kind === 'sealed' ? 'sealed' : `${shown.projection} ${shown.purposeNeeded}`
    const known = this.views.get(key)
    if (known !== undefined) return known
    const made = new FeedMessages(this.project(this.feed, shown), this.former && this.project(this.former, shown))
    this.views.set(key, made)
    return made
  }

  private project(feed: LiveFeed, shown: ShownSomething): LiveFeed {
    const facts = factsAs(feed.facts, this.secrecy, shown)
    if (shown.kind === 'sealed') return { facts, version: 0, factsVersion: feed.factsVersion, data: undefined }
    return { ...feed, facts, data: projectData(feed.data, this.secrecy.classified, shown.projection) }
  }
}
