import type { FeedSecrecy } from '@wadah/api/shown'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import type { Caller } from '@wadah/contracts/roles'

/** A feed as it stands now. */
export interface LiveFeed {
  facts: FeedFacts
  /** 0 when there is no data yet. */
  version: number
  factsVersion: number
  data: unknown
  /** Whom a pilot's feed is for; absent: whoever may read it. */
  admits?: ((caller: Caller) => boolean) | undefined
  /** Classes of its parts; absent: all of it has the class of its facts. */
  secrecy?: FeedSecrecy | undefined
}

/** Where the stream reads present state; it keeps no log. */
export interface LiveSource {
  feed(id: string): Promise<LiveFeed | undefined>
  /** Undefined when the board does not exist or the caller may not see it. */
  boardRevision(id: string, caller: Caller): Promise<number | undefined>
  enablementRevision(): Promise<number>
  /** Feeds a session has said the purpose for; absent: none. */
  purposes?(session: string): Promise<ReadonlySet<string>>
  boardListRevision(): Promise<number>
  /** Of the outlines of areas. */
  areasRevision(): Promise<number>
}
