import { liveProtocol, type ClientLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import { FeedMessages } from './feed-messages.ts'
import { LiveClient, type LiveSink } from './live-client.ts'
import type { LiveSource } from './live-source.ts'

/** Options of {@link createLiveHub}. */
export interface LiveHubOptions {
  source: LiveSource
  build(): string
  /** Epoch milliseconds. */
  now(): number
  counted(feed: string | undefined, bytes: number): void
  failed(error: unknown): void
  /** Time until what could not be read is read again. By default 1 s. */
  againMs?: number
}

/** Keeps every connected client in step with the state of feeds, boards and the enablement. */
export interface LiveHub {
  connect(connection: { caller: Caller; session: string | undefined; sink: LiveSink }): LiveClient
  disconnect(client: LiveClient): void
  receive(client: LiveClient, message: ClientLiveMessage): Promise<void>
  feedChanged(id: string): Promise<void>
  boardChanged(id: string, revision: number): void
  enablementChanged(revision: number): Promise<void>
  boardListChanged(revision: number): void
  /** Reads every watched state again – feeds, boards, what is enabled – in case a notification was lost. */
  refresh(): Promise<void>
  buildChanged(): void
  /** Ends the clients a test picks: session over, role changed, screen revoked. */
  end(which: (client: LiveClient) => boolean): void
  clients(): readonly LiveClient[]
}

/** Makes a hub. State is read again at each change; a burst of changes is read once. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const clients = new Set<LiveClient>()
  const feeds = createFeedStates(options.source)

  async function refresh(id: string): Promise<void> {
    const messages = await feeds.reload(id)
    for (const client of clients) client.offer(id, messages)
  }

  async function refreshFeeds(): Promise<void> {
    const watched = [...clients].flatMap((client) => client.watched())
    await Promise.all([...new Set([...feeds.known(), ...watched])].map((id) => refresh(id)))
  }

  async function compareBoard(client: LiveClient, id: string): Promise<void> {
    const revision = await options.source.boardRevision(id, client.caller)
    if (revision !== undefined) tellBoard(client, id, revision)
    else client.boards.delete(id)
  }

  async function refreshAll(): Promise<void> {
    await refreshFeeds()
    const [enablement, boardList] = await Promise.all([options.source.enablementRevision(), options.source.boardListRevision()])
    for (const client of clients) {
      tellEnablement(client, enablement)
      tellBoardList(client, boardList)
      for (const id of client.boards.keys()) await compareBoard(client, id)
    }
  }

  let waiting: ReturnType<typeof setTimeout> | undefined
  /** What could not be read is read again until it can: whoever watches must not wait for the next change. */
  function again(error: unknown): void {
    options.failed(error)
    if (waiting !== undefined || clients.size === 0) return
    waiting = setTimeout(() => {
      waiting = undefined
      refreshAll().catch(again)
    }, options.againMs ?? 1_000)
    waiting.unref()
  }

  async function receive(client: LiveClient, message: ClientLiveMessage): Promise<void> {
    if (message.type === 'ping') return client.tell({ type: 'pong', at: message.at, serverTime: options.now() })
    client.watch(message.feeds)
    client.boards.clear()
    for (const [id, revision] of Object.entries(message.boards)) client.boards.set(id, revision)
    client.enablement = message.enablement
    client.boardList = message.boardList
    await Promise.all([
      ...Object.keys(message.feeds).map(async (id) => client.offer(id, await feeds.present(id))),
      ...Object.keys(message.boards).map((id) => compareBoard(client, id)),
      options.source.enablementRevision().then((revision) => tellEnablement(client, revision)),
      options.source.boardListRevision().then((revision) => tellBoardList(client, revision)),
    ])
  }

  return {
    connect({ caller, session, sink }) {
      const client = new LiveClient({ caller, session, sink, counted: options.counted })
      clients.add(client)
      client.tell({ type: 'welcome', protocol: liveProtocol, serverTime: options.now(), build: options.build() })
      return client
    },
    disconnect: (client) => void clients.delete(client),
    receive: (client, message) => receive(client, message).catch(again),
    feedChanged: (id) => refresh(id).catch(again),
    boardChanged(id, revision) {
      for (const client of clients) tellBoard(client, id, revision)
    },
    async enablementChanged(revision) {
      // Another release may bring another classification or another contract: every known feed is read again.
      await refreshFeeds()
      for (const client of clients) tellEnablement(client, revision)
    },
    boardListChanged(revision) {
      for (const client of clients) tellBoardList(client, revision)
    },
    refresh: refreshAll,
    buildChanged() {
      for (const client of clients) client.tell({ type: 'build', build: options.build() })
    },
    end(which) {
      for (const client of clients) {
        if (!which(client)) continue
        client.tell({ type: 'signedOut' })
        client.close('session ended')
        clients.delete(client)
      }
    },
    clients: () => [...clients],
  }
}

function tellBoard(client: LiveClient, id: string, revision: number): void {
  const held = client.boards.get(id)
  if (held === undefined || held >= revision) return
  client.boards.set(id, revision)
  client.tell({ type: 'board', id, revision })
}

function tellEnablement(client: LiveClient, revision: number): void {
  if (client.enablement >= revision) return
  client.enablement = revision
  client.tell({ type: 'enablement', revision })
}

function tellBoardList(client: LiveClient, revision: number): void {
  if (client.boardList === undefined || client.boardList >= revision) return
  client.boardList = revision
  client.tell({ type: 'boards', revision })
}

function createFeedStates(source: LiveSource) {
  const present = new Map<string, FeedMessages>()
  const reading = new Map<string, { again: boolean; done: Promise<FeedMessages | undefined> }>()

  async function read(id: string, state: { again: boolean }): Promise<FeedMessages | undefined> {
    do {
      state.again = false
      const feed = await source.feed(id)
      const former = present.get(id)
      // A late answer must not overtake a newer one: no version goes back.
      if (feed === undefined) present.delete(id)
      else if (
        former === undefined ||
        feed.version > former.feed.version ||
        (feed.version === former.feed.version && feed.factsVersion > former.feed.factsVersion)
      ) {
        present.set(id, new FeedMessages(feed, former))
      }
    } while (state.again)
    reading.delete(id)
    return present.get(id)
  }

  function reload(id: string): Promise<FeedMessages | undefined> {
    const running = reading.get(id)
    if (running !== undefined) {
      running.again = true
      return running.done
    }
    const state = { again: false, done: Promise.resolve<FeedMessages | undefined>(undefined) }
    reading.set(id, state)
    state.done = read(id, state).catch((error: unknown) => {
      reading.delete(id)
      throw error
    })
    return state.done
  }

  return {
    reload,
    present: (id: string) => (present.has(id) ? Promise.resolve(present.get(id)) : reload(id)),
    known: () => [...present.keys()],
  }
}
