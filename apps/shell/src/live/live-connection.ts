import { liveProtocol, serverLiveMessageSchema, type ServerLiveMessage } from '@wadah/contracts/live'
import { applyFeedMessage, type HeldFeed } from './apply-feed-message.ts'
import { liveStore } from './live-store.ts'
import { serverNow, setServerTime } from './server-clock.ts'

const heartbeatMs = 15_000
const silenceMs = 35_000
const retryMs = { first: 300, longest: 5_000 }

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
  private timers: ReturnType<typeof setTimeout>[] = []
  private lastHeard = 0
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
      this.beat()
    })
    socket.addEventListener('message', (event) => this.socket === socket && this.receive(String(event.data)))
    socket.addEventListener('close', () => this.socket === socket && this.fell())
  }

  private fell(): void {
    this.clearTimers()
    this.socket = undefined
    liveStore.setState(({ connection }) => ({
      connection: connection.kind === 'offline' ? connection : { kind: 'offline', since: serverNow() },
    }))
    if (this.stopped || liveStore.getState().signedOut) return
    // Screens that fell together must not come back together.
    const wait = this.retryAfter * (0.7 + Math.random() * 0.6)
    this.retryAfter = Math.min(this.retryAfter * 1.7, retryMs.longest)
    this.timers.push(setTimeout(() => this.open(), wait))
  }

  private beat(): void {
    this.timers.push(
      setTimeout(() => {
        // A dead line closes nothing by itself.
        if (Date.now() - this.lastHeard > silenceMs) return this.socket?.close()
        this.send({ type: 'ping', at: Date.now() })
        this.beat()
      }, heartbeatMs),
    )
  }

  private sendWatch(): void {
    const { feeds, boards, enablement, boardList } = liveStore.getState()
    this.send({
      type: 'watch',
      protocol: liveProtocol,
      feeds: Object.fromEntries(
        this.watched.feeds.map((id) => [id, { version: feeds[id]?.version ?? 0, facts: feeds[id]?.factsVersion ?? 0 }]),
      ),
      boards: Object.fromEntries(this.watched.boards.map((id) => [id, boards[id] ?? 0])),
      enablement,
      boardList,
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
        this.retryAfter = retryMs.first
        setServerTime(message.serverTime)
        liveStore.setState({ connection: { kind: 'live' }, build: message.build })
        return
      case 'feed':
        return this.takeFeed(message)
      case 'gone':
        return liveStore.setState(({ gone }) => ({ gone: new Set([...gone, message.id]) }))
      case 'board':
        return liveStore.setState(({ boards }) => ({
          boards: { ...boards, [message.id]: Math.max(message.revision, boards[message.id] ?? 0) },
        }))
      case 'enablement':
        return liveStore.setState(({ enablement }) => ({ enablement: Math.max(enablement, message.revision) }))
      case 'boards':
        return liveStore.setState(({ boardList }) => ({ boardList: Math.max(boardList, message.revision) }))
      case 'build':
        return liveStore.setState({ build: message.build })
      case 'pong':
        return setServerTime(message.serverTime, (Date.now() - message.at) / 2)
      case 'signedOut':
        return liveStore.setState({ signedOut: true })
    }
  }

  private takeFeed(message: Extract<ServerLiveMessage, { type: 'feed' }>): void {
    const applied = applyFeedMessage(liveStore.getState().feeds[message.id], message)
    if (applied.kind === 'held') keepFeed(message.id, applied.feed)
    else if (applied.kind === 'resync') this.sendWatch()
    else if (applied.kind === 'fetch') {
      if (applied.feed) keepFeed(message.id, applied.feed)
      void this.fetchBody(message, applied.url)
    }
  }

  private async fetchBody(message: Extract<ServerLiveMessage, { type: 'feed' }>, url: string): Promise<void> {
    try {
      const response = await fetch(url)
      if (!response.ok) throw new Error(`status ${response.status}`)
      const { data } = (await response.json()) as { data: unknown }
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

function keepFeed(id: string, feed: HeldFeed): void {
  liveStore.setState(({ feeds, gone }) => ({
    feeds: { ...feeds, [id]: feed },
    gone: gone.has(id) ? new Set([...gone].filter((one) => one !== id)) : gone,
  }))
}

/** The connection of this tab. */
export const liveConnection = new LiveConnection()
