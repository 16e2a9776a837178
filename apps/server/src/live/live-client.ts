import { mayCallerRead } from '@wadah/api/clearance'
import type { ServerLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import type { FeedMessages, HeldVersions } from './feed-messages.ts'

/** The wire below a client: a WebSocket or an event stream. */
export interface LiveSink {
  /** Calls back when the bytes have left the process's own buffer. */
  send(message: Buffer, sent: () => void): void
  /** Bytes accepted but not yet written. */
  buffered(): number
  close(reason: string): void
}

/** Beyond this the client is slow: nothing is queued, it gets the newest state once the buffer is empty enough. */
const slowLimit = 64 * 1024

/** Options of {@link LiveClient}. */
export interface LiveClientOptions {
  caller: Caller
  /** Id of the session behind it; undefined for a signed request. */
  session: string | undefined
  sink: LiveSink
  /** Told of every message written. */
  counted(feed: string | undefined, bytes: number): void
}

/** One connected tab or script: what it watches, what it holds, what it still has to get. */
export class LiveClient {
  readonly caller: Caller
  readonly session: string | undefined
  readonly boards = new Map<string, number>()
  enablement = 0
  /** Undefined: it does not ask. */
  boardList: number | undefined
  bytes = 0
  private readonly sink: LiveSink
  private readonly counted: LiveClientOptions['counted']
  private readonly held = new Map<string, HeldVersions>()
  private readonly waiting = new Map<string, FeedMessages>()

  constructor(options: LiveClientOptions) {
    this.caller = options.caller
    this.session = options.session
    this.sink = options.sink
    this.counted = options.counted
  }

  /** Replaces what is watched; versions the server sent since count more than what the client says it holds. */
  watch(feeds: Readonly<Record<string, HeldVersions>>): void {
    for (const id of this.held.keys()) if (!Object.hasOwn(feeds, id)) this.forget(id)
    for (const [id, said] of Object.entries(feeds)) this.held.set(id, said)
  }

  watches(id: string): boolean {
    return this.held.has(id)
  }

  watched(): string[] {
    return [...this.held.keys()]
  }

  forget(id: string): void {
    this.held.delete(id)
    this.waiting.delete(id)
  }

  /** Brings the client to a state of a feed it watches; a forbidden feed looks like one that does not exist. */
  offer(id: string, messages: FeedMessages | undefined): void {
    if (!this.watches(id)) return
    if (
      messages === undefined ||
      !mayCallerRead(this.caller, { opd: messages.feed.facts.opd, classification: messages.feed.facts.classification })
    ) {
      this.forget(id)
      this.tell({ type: 'gone', id })
      return
    }
    if (this.sink.buffered() > slowLimit) {
      this.waiting.set(id, messages)
      return
    }
    this.waiting.delete(id)
    const held = this.held.get(id) ?? { version: 0, facts: 0 }
    const message = messages.messageFor(held)
    if (message === undefined) return
    this.held.set(id, { version: Math.max(held.version, messages.feed.version), facts: Math.max(held.facts, messages.feed.factsVersion) })
    this.write(message, id)
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
