import type { Classification } from '@wadah/contracts/classification'
import { liveCloseCodes, liveProtocol, serverLiveMessageSchema, type ServerLiveMessage } from '@wadah/contracts/live'
import { forgetPictures } from '@wadah/plugin-host/picture-store'
import { applyFeedMessage, type HeldFeed } from './apply-feed-message.ts'
import { forgetFeed } from './device-memory.ts'
import { enterEpoch, liveStore } from './live-store.ts'
import { serverNow, setServerTime } from './server-clock.ts'

const heartbeatMs = 15_000
const silenceMs = 35_000
const retryMs = { first: 300, longest: 5_000 }
/** Time until a screen that was sent away for too much tries again: at most what fits is held open by then. */
const busyMs = { first: 15_000, longest: 120_000 }

const here = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`

/** What a screen wants to be kept in step. */
export interface Watched {
  feeds: readonly string[]
  boards: readonly string[]
}

/** The one connection of a tab. It reconnects by itself and says what it holds; the server answers what differs. */
export class LiveConnection {
  private socket: WebSocket | undefined
  private watched: Watched = { feeds: [], boards: [] }
  private retryAfter = retryMs.first
  private busyAfter = busyMs.first
  private timers: ReturnType<typeof setTimeout>[] = []
  private lastHeard = 0
  /** Revision of the enablement that the page shows. */
  private shown = 0
  private stopped = true
  private readonly address: () => string

  constructor(address: () => string = here) {
    this.address = address
  }

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    this.open()
    addEventListener('online', this.reopenNow)
  }

  stop(): void {
    this.stopped = true
    removeEventListener('online', this.reopenNow)
    this.clearTimers()
    this.socket?.close()
    this.socket = undefined
  }

  /** Changes what is watched; feeds no longer watched keep their last data. */
  watch(watched: Watched): void {
    this.watched = watched
    if (this.socket?.readyState === WebSocket.OPEN) this.sendWatch()
  }

  /** Says that the page shows a revision of the enablement; said again after every cut. */
  acknowledge(revision: number): void {
    this.shown = Math.max(this.shown, revision)
    this.sendShown()
  }

  private sendShown(): void {
    if (this.shown > 0) this.send({ type: 'ack', enablement: this.shown })
  }

  private readonly reopenNow = (): void => {
    if (this.socket?.readyState === WebSocket.OPEN) return
    this.retryAfter = retryMs.first
    this.clearTimers()
    this.socket?.close()
    this.open()
  }

  private open(): void {
    const socket = new WebSocket(this.address())
    this.socket = socket
    socket.addEventListener('open', () => {
      this.lastHeard = Date.now()
      this.sendWatch()
      this.sendShown()
      this.beat()
    })
    socket.addEventListener('message', (event) => this.socket === socket && this.receive(String(event.data)))
    socket.addEventListener('close', ({ code }) => this.socket === socket && this.fell(code === liveCloseCodes.tooMuch))
  }

  private fell(isBusy: boolean): void {
    this.clearTimers()
    this.socket = undefined
    liveStore.setState(({ connection }) => ({
      connection: {
        kind: 'offline',
        since: connection.kind === 'offline' ? connection.since : serverNow(),
        ...(isBusy ? { isBusy } : {}),
      },
    }))
    if (this.stopped || liveStore.getState().signedOut) return
    // Screens that fell together must not come back together.
    const wait = (isBusy ? this.busyAfter : this.retryAfter) * (0.7 + Math.random() * 0.6)
    if (isBusy) this.busyAfter = Math.min(this.busyAfter * 2, busyMs.longest)
    else this.retryAfter = Math.min(this.retryAfter * 1.7, retryMs.longest)
    this.timers.push(setTimeout(() => this.open(), wait))
  }

  private beat(): void {
    this.timers.push(
      setTimeout(() => {
        // A dead line closes nothing by itself.
        if (Date.now() - this.lastHeard > silenceMs) return this.socket?.close()
        // It was let in and stayed.
        this.busyAfter = busyMs.first
        this.send({ type: 'ping', at: Date.now() })
        this.beat()
      }, heartbeatMs),
    )
  }

  private sendWatch(): void {
    const { feeds, boards, enablement, boardList, areas } = liveStore.getState()
    this.send({
      type: 'watch',
      protocol: liveProtocol,
      feeds: Object.fromEntries(this.watched.feeds.map((id) => [id, holdingOf(feeds[id])])),
      boards: Object.fromEntries(this.watched.boards.map((id) => [id, boards[id] ?? 0])),
      enablement,
      boardList,
      areas,
    })
  }

  private send(message: unknown): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  private receive(text: string): void {
    this.lastHeard = Date.now()
    const parsed = serverLiveMessageSchema.safeParse(JSON.parse(text))
    if (parsed.success) this.take(parsed.data)
  }

  private take(message: ServerLiveMessage): void {
    switch (message.type) {
      case 'welcome':
        return this.welcome(message)
      case 'feed':
        return this.takeFeed(message)
      case 'gone':
        return this.forget(message.id)
      case 'board':
        return liveStore.setState(({ boards }) => ({
          boards: { ...boards, [message.id]: Math.max(message.revision, boards[message.id] ?? 0) },
        }))
      case 'enablement':
        // The page may have asked before it was told.
        if (message.revision <= this.shown) this.sendShown()
        return liveStore.setState(({ enablement }) => ({ enablement: Math.max(enablement, message.revision) }))
      case 'boards':
        return liveStore.setState(({ boardList }) => ({ boardList: Math.max(boardList, message.revision) }))
      case 'areas':
        return liveStore.setState(({ areas }) => ({ areas: Math.max(areas, message.revision) }))
      case 'build':
        return liveStore.setState({ build: message.build })
      case 'pong':
        return setServerTime(message.serverTime, (Date.now() - message.at) / 2)
      case 'signedOut':
        return liveStore.setState({ signedOut: true })
      case 'callerChanged':
        return liveStore.setState({ callerChanged: true })
    }
  }

  private welcome({ serverTime, build, epoch }: Extract<ServerLiveMessage, { type: 'welcome' }>): void {
    this.retryAfter = retryMs.first
    setServerTime(serverTime)
    const isAnew = enterEpoch(epoch)
    liveStore.setState({ connection: { kind: 'live' }, build })
    if (!isAnew) return
    // What it said it holds was counted before the server's past was another.
    this.shown = 0
    this.sendWatch()
  }

  /** What was shown may not be any more: it leaves the screen, the memory of this device and its pictures. */
  private forget(id: string): void {
    const held = liveStore.getState().feeds[id]
    liveStore.setState(({ gone, feeds: { [id]: _gone, ...feeds } }) => ({ feeds, gone: new Set([...gone, id]) }))
    void forgetFeed(id)
    if (held !== undefined && held.version > 0) void forgetPictures()
  }

  private takeFeed(message: Extract<ServerLiveMessage, { type: 'feed' }>): void {
    const before = liveStore.getState().feeds[message.id]
    const applied = applyFeedMessage(before, message)
    if (applied.kind === 'held') keepFeed(message.id, applied.feed)
    else if (applied.kind === 'resync') this.sendWatch()
    else if (applied.kind === 'fetch') {
      if (applied.feed) keepFeed(message.id, applied.feed)
      void this.fetchBody(message, applied.url)
    }
    // Whoever holds a number counts the screens that show the hold.
    if (message.facts && (message.facts.hold || before?.facts.hold))
      this.send({ type: 'ack', feeds: { [message.id]: message.factsVersion } })
  }

  private async fetchBody(message: Extract<ServerLiveMessage, { type: 'feed' }>, url: string): Promise<void> {
    const { epoch } = liveStore.getState()
    try {
      // The browser keeps bodies by address; after a restore the same version may be another.
      const response = await fetch(epoch === undefined ? url : `${url}?${new URLSearchParams({ epoch })}`)
      if (!response.ok) throw new Error(`status ${response.status}`)
      const { data } = (await response.json()) as { data: unknown }
      // Meanwhile another projection may have taken its place, or nothing, or the server was restored.
      const { feeds, gone, epoch: present } = liveStore.getState()
      if (
        present !== epoch ||
        gone.has(message.id) ||
        (feeds[message.id]?.facts.classification ?? message.facts?.classification) !== message.facts?.classification
      )
        return
      const whole = applyFeedMessage(liveStore.getState().feeds[message.id], { ...message, url: undefined, body: data })
      if (whole.kind === 'held') keepFeed(message.id, whole.feed)
    } catch {
      // The version may be gone already; saying what is held brings the newest.
      this.timers.push(setTimeout(() => this.sendWatch(), 1_000))
    }
  }

  private clearTimers(): void {
    for (const timer of this.timers.splice(0)) clearTimeout(timer)
  }
}

/** What the server is told of a held feed: its versions, and which projection it is of. */
function holdingOf(feed: HeldFeed | undefined): { version: number; facts: number; as?: Classification } {
  return feed === undefined ? { version: 0, facts: 0 } : { version: feed.version, facts: feed.factsVersion, as: feed.facts.classification }
}

function keepFeed(id: string, feed: HeldFeed): void {
  liveStore.setState(({ feeds, gone }) => ({
    feeds: { ...feeds, [id]: feed },
    gone: gone.has(id) ? new Set([...gone].filter((one) => one !== id)) : gone,
  }))
}

/** The connection of this tab. */
export const liveConnection = new LiveConnection()
