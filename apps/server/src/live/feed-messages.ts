import jsonPatch from 'fast-json-patch'
import { inlineLimit, type ServerLiveMessage } from '@wadah/contracts/live'
import type { LiveFeed } from './live-source.ts'

/** What a client holds of a feed; 0 for nothing. */
export interface HeldVersions {
  version: number
  facts: number
}

/** A patch larger than this is not worth the memory of every client's buffer. */
const patchLimit = 64 * 1024

/**
 * The messages that bring clients of one projection from what they hold to one state of one feed.
 *
 * @remarks Each is serialised once, whoever gets it; the same buffer goes to all. A state replaces the former one whole.
 */
export class FeedMessages {
  readonly feed: LiveFeed
  private readonly former: LiveFeed | undefined
  private readonly buffers = new Map<'facts' | 'patch' | 'full', Buffer>()
  private readonly bodyText: string

  constructor(feed: LiveFeed, former?: LiveFeed) {
    this.feed = feed
    this.bodyText = feed.version === 0 ? '' : JSON.stringify(feed.data)
    this.former = former
  }

  /** The message for a client, or undefined when it is in step. A version never goes back. */
  messageFor(held: HeldVersions): Buffer | undefined {
    const { version, factsVersion } = this.feed
    if (held.version >= version) return held.facts >= factsVersion ? undefined : this.buffer('facts')
    if (held.version > 0 && held.version === this.former?.version) return this.buffer('patch')
    return this.buffer('full')
  }

  private buffer(kind: 'facts' | 'patch' | 'full'): Buffer {
    const known = this.buffers.get(kind)
    if (known !== undefined) return known
    const made = Buffer.from(JSON.stringify(this.compose(kind)))
    this.buffers.set(kind, made)
    return made
  }

  private compose(kind: 'facts' | 'patch' | 'full'): ServerLiveMessage {
    const { facts, version, factsVersion, data } = this.feed
    const message = { type: 'feed' as const, id: facts.id, version, factsVersion, facts }
    if (kind === 'facts') return message
    if (kind === 'patch' && this.former !== undefined) {
      const operations = jsonPatch.compare(this.former.data as object, data as object)
      const bytes = Buffer.byteLength(JSON.stringify(operations))
      if (bytes * 2 <= Buffer.byteLength(this.bodyText) && bytes <= patchLimit) {
        return { ...message, patch: { base: this.former.version, operations: operations.map((operation) => ({ ...operation })) } }
      }
    }
    if (Buffer.byteLength(this.bodyText) < inlineLimit) return { ...message, body: data }
    return { ...message, url: feedBodyPath(facts.id, facts.classification, version) }
  }
}

/** Address of a feed's body. */
function feedBodyPath(id: string, projection: string, version: number): string {
  return `/feeds/${encodeURIComponent(id)}/${projection}/${version}`
}
