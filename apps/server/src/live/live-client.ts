import { clearanceOf } from '@wadah/api/clearance'
import { shownTo } from '@wadah/api/shown'
import type { Projection } from '@wadah/contracts/classification'
import type { ClientLiveMessage, ServerLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import type { FeedViews } from './feed-views.ts'
import type { LiveFeed } from './live-source.ts'

/** The wire below a client: a WebSocket or an event stream. */
export interface LiveSink {
  /** Calls back when the bytes have left the process's own buffer. */
  send(message: Buffer, sent: () => void): void
  /** Bytes accepted but not yet written. */
  buffered(): number
  close(reason: string): void
}

/** A pilot's feed is for those the pilot is for, whatever they are cleared for. */
function isFor(caller: Caller, { admits }: LiveFeed): boolean {
  return admits === undefined || admits(caller)
}

/** Beyond this the client is slow: nothing is queued, it gets the newest state once the buffer is empty enough. */
const slowLimit = 64 * 1024

type WatchedFeeds = Extract<ClientLiveMessage, { type: 'watch' }>['feeds']

/** What a client holds of a feed it watches: 0 for nothing. `isGone`: it was told that there is nothing for it. */
interface Held {
  version: number
  facts: number
  as: Projection | undefined
  isGone?: boolean
}

const nothing: Held = { version: 0, facts: 0, as: undefined }

/** Options of {@link LiveClient}. */
export interface LiveClientOptions {
  caller: Caller
  /** Id of the session behind it; undefined for a signed request. */
  session: string | undefined
  sink: LiveSink
  /** Whether it can say what it has put into effect; a script that only reads cannot. Default true. */
  acknowledges?: boolean | undefined
  /** Told of every message written. */
  counted(feed: string | undefined, bytes: number): void
  /** Told when restricted data is about to be written. */
  restrictedRead?(client: LiveClient, feed: string): void
}

/** One connected tab or script: what it watches, what it holds, what it still has to get. */
export class LiveClient {
  /** Changes when the room of a wall enters or leaves meeting mode. */
  caller: Caller
  readonly session: string | undefined
  /** Feeds whose purpose the session has stated. */
  purposes: ReadonlySet<string> = new Set()
  readonly boards = new Map<string, number>()
  enablement = 0
  /** Undefined: it does not ask. */
  boardList: number | undefined
  /** Revision of the outlines of areas that it holds. Undefined: it does not ask. */
  areas: number | undefined
  bytes = 0
  readonly acknowledges: boolean
  /** Revision of the enablement that the screen shows. */
  acknowledged = 0
  /** Versions of the facts of feeds that the screen shows, as far as it was asked to say so. */
  readonly acknowledgedFacts = new Map<string, number>()
  private readonly sink: LiveSink
  private readonly counted: LiveClientOptions['counted']
  private readonly restrictedRead: LiveClientOptions['restrictedRead']
  private readonly held = new Map<string, Held>()
  private readonly waiting = new Map<string, FeedViews>()

  constructor(options: LiveClientOptions) {
    this.caller = options.caller
    this.session = options.session
    this.sink = options.sink
    this.acknowledges = options.acknowledges ?? true
    this.counted = options.counted
    this.restrictedRead = options.restrictedRead
  }

  /** Replaces what is watched; the client says which versions it holds, and of which projection. */
  watch(feeds: WatchedFeeds): void {
    for (const id of this.held.keys()) if (!Object.hasOwn(feeds, id)) this.forget(id)
    for (const [id, { version, facts, as }] of Object.entries(feeds)) this.held.set(id, { version, facts, as })
  }

  watched(): string[] {
    return [...this.held.keys()]
  }

  watches(id: string): boolean {
    return this.held.has(id)
  }

  forget(id: string): void {
    this.held.delete(id)
    this.waiting.delete(id)
  }

  /**
   * Brings the client to a state of a feed it watches; a forbidden feed looks like one that does not exist.
   *
   * @remarks A client that holds another projection than it is shown now forgets that first: what is stricter may not stay, and a patch
   * would not fit.
   */
  offer(id: string, views: FeedViews | undefined): void {
    if (!this.watches(id)) return
    const shown = views && shownTo(clearanceOf(this.caller, views.feed.facts.opd), views.secrecy.classified, this.purposes.has(id))
    if (views === undefined || shown === undefined || shown.kind === 'nothing' || !isFor(this.caller, views.feed)) return this.takeAway(id)
    const messages = views.view(shown)
    const { facts, version, factsVersion } = messages.feed
    let held = this.held.get(id) ?? nothing
    if (held.version > 0 && (held.as !== facts.classification || version === 0)) {
      this.tell({ type: 'gone', id })
      held = nothing
      this.held.set(id, held)
    }
    if (this.sink.buffered() > slowLimit) {
      this.waiting.set(id, views)
      return
    }
    this.waiting.delete(id)
    const message = messages.messageFor(held)
    if (message === undefined) return
    this.held.set(id, { version: Math.max(held.version, version), facts: Math.max(held.facts, factsVersion), as: facts.classification })
    if (facts.classification === 'restricted' && version > held.version) this.restrictedRead?.(this, id)
    this.write(message, id)
  }

  /** Still watched: when the caller may see it again, it comes by itself. */
  private takeAway(id: string): void {
    this.waiting.delete(id)
    if (this.held.get(id)?.isGone) return
    this.held.set(id, { ...nothing, isGone: true })
    this.tell({ type: 'gone', id })
  }

  /** Sends a small message that is not about a feed's data. */
  tell(message: ServerLiveMessage): void {
    this.write(Buffer.from(JSON.stringify(message)), undefined)
  }

  close(reason: string): void {
    this.sink.close(reason)
  }

  private write(message: Buffer, feed: string | undefined): void {
    this.bytes += message.length
    this.counted(feed, message.length)
    this.sink.send(message, () => this.drained())
  }

  private drained(): void {
    for (const [id, newest] of this.waiting) {
      if (this.sink.buffered() > slowLimit) return
      this.offer(id, newest)
    }
  }
}
