import type { Reach } from '@wadah/api/enabling-services'
import { liveProtocol, type ClientLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import { FeedViews } from './feed-views.ts'
import { LiveClient, type LiveSink } from './live-client.ts'
import type { LiveFeed, LiveSource } from './live-source.ts'
import { createReach } from './reach.ts'

/** Options of {@link createLiveHub}. */
export interface LiveHubOptions {
  source: LiveSource
  build(): string
  /** In which everything is counted that is kept in step. */
  epoch: string
  /** Epoch milliseconds. */
  now(): number
  counted(feed: string | undefined, bytes: number): void
  failed(error: unknown): void
  /** Time until what could not be read is read again. By default 1 s. */
  againMs?: number
  /** Told when restricted data is about to be written to a client. */
  restrictedRead?(client: LiveClient, feed: string): void
}

/** Keeps every connected client in step with the state of feeds, boards and the enablement. */
export interface LiveHub {
  connect(connection: { caller: Caller; session: string | undefined; sink: LiveSink; acknowledges?: boolean }): LiveClient
  /** `left`: the page was closed, rather than its line cut. */
  disconnect(client: LiveClient, how?: { left: boolean }): void
  receive(client: LiveClient, message: ClientLiveMessage): Promise<void>
  feedChanged(id: string): Promise<void>
  boardChanged(id: string, revision: number): void
  enablementChanged(revision: number): Promise<void>
  boardListChanged(revision: number): void
  areasChanged(revision: number): void
  /** Reads every watched state again – feeds, boards, what is enabled – in case a notification was lost. */
  refresh(): Promise<void>
  buildChanged(): void
  /** Shows a client what it may see by now, after its caller's clearance or its stated purposes changed. */
  reproject(client: LiveClient): Promise<void>
  /** Ends the clients a test picks: session over (by default), screen revoked, role changed. */
  end(which: (client: LiveClient) => boolean, why?: 'signedOut' | 'callerChanged'): void
  clients(): readonly LiveClient[]
  /** How many screens have put the present enablement into effect, and which have not. */
  reach(): Promise<Reach>
  /** The same for the facts of a feed, of the screens that watch it: a hold. */
  reachOfFeed(id: string): Promise<Reach>
}

/** A feed that no longer runs is taken from screens only after they had time to change to what runs instead. */
const takenAwayAfterMs = 2_000

/** Makes a hub. State is read again at each change; a burst of changes is read once. */
export function createLiveHub(options: LiveHubOptions): LiveHub {
  const clients = new Set<LiveClient>()
  const feeds = createFeedStates(options.source)
  const reach = createReach(options.now)
  let enablement = 0

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
    const { source } = options
    const [revision, boardList, areas] = await Promise.all([
      source.enablementRevision(),
      source.boardListRevision(),
      source.areasRevision(),
    ])
    await tellEverybody(revision)
    for (const client of clients) {
      tellBoardList(client, boardList)
      tellAreas(client, areas)
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

  async function tellEverybody(revision: number): Promise<void> {
    enablement = Math.max(enablement, revision)
    for (const client of clients) tellEnablement(client, enablement)
  }

  function acknowledge(client: LiveClient, message: Extract<ClientLiveMessage, { type: 'ack' }>): void {
    // Nobody has put into effect what was never decided.
    client.acknowledged = Math.max(client.acknowledged, Math.min(message.enablement ?? 0, client.enablement))
    for (const [id, version] of Object.entries(message.feeds ?? {})) if (client.watches(id)) client.acknowledgedFacts.set(id, version)
    reach.acknowledged(client)
  }

  async function receive(client: LiveClient, message: ClientLiveMessage): Promise<void> {
    if (message.type === 'ack') return acknowledge(client, message)
    if (message.type === 'ping') return client.tell({ type: 'pong', at: message.at, serverTime: options.now() })
    // All at once, before anything is awaited: of two messages in a row the later one counts, however long each waits for its answers.
    client.watch(message.feeds)
    client.boards.clear()
    for (const [id, revision] of Object.entries(message.boards)) client.boards.set(id, revision)
    client.boardList = message.boardList
    client.areas = message.areas
    if (client.session !== undefined) client.purposes = (await options.source.purposes?.(client.session)) ?? client.purposes
    await Promise.all([
      ...Object.keys(message.feeds).map(async (id) => client.offer(id, await feeds.present(id))),
      ...Object.keys(message.boards).map((id) => compareBoard(client, id)),
      options.source.enablementRevision().then((revision) => {
        enablement = Math.max(enablement, revision)
        // What a client says it holds was put into effect before it came.
        client.enablement = Math.min(message.enablement, enablement)
        tellEnablement(client, enablement)
      }),
      options.source.boardListRevision().then((revision) => tellBoardList(client, revision)),
      options.source.areasRevision().then((revision) => tellAreas(client, revision)),
    ])
  }

  return {
    connect({ caller, session, sink, acknowledges }) {
      const client = new LiveClient({
        caller,
        session,
        sink,
        acknowledges,
        counted: options.counted,
        restrictedRead: options.restrictedRead,
      })
      clients.add(client)
      const { now, build, epoch } = options
      client.tell({ type: 'welcome', protocol: liveProtocol, serverTime: now(), build: build(), epoch })
      return client
    },
    disconnect(client, { left } = { left: false }) {
      if (clients.delete(client) && !left) reach.fell(client, enablement)
    },
    receive: (client, message) => receive(client, message).catch(again),
    feedChanged: (id) => refresh(id).catch(again),
    boardChanged(id, revision) {
      for (const client of clients) tellBoard(client, id, revision)
    },
    async enablementChanged(revision) {
      // Another release may bring another classification or another contract: every known feed is read again.
      const states = await Promise.all(feeds.known().map(async (id) => ({ id, messages: await feeds.reload(id) })))
      for (const { id, messages } of states) if (messages !== undefined) for (const client of clients) client.offer(id, messages)
      await tellEverybody(revision)
      const gone = states.filter(({ messages }) => messages === undefined)
      if (gone.length === 0) return
      setTimeout(() => {
        for (const { id } of gone) void refresh(id).catch(options.failed)
      }, takenAwayAfterMs).unref()
    },
    boardListChanged(revision) {
      for (const client of clients) tellBoardList(client, revision)
    },
    areasChanged(revision) {
      for (const client of clients) tellAreas(client, revision)
    },
    refresh: refreshAll,
    buildChanged() {
      for (const client of clients) client.tell({ type: 'build', build: options.build() })
    },
    async reproject(client) {
      await Promise.all(client.watched().map(async (id) => client.offer(id, await feeds.present(id))))
    },
    end(which, why = 'signedOut') {
      for (const client of clients) {
        if (!which(client)) continue
        client.tell({ type: why })
        client.close(why === 'signedOut' ? 'session ended' : 'caller changed')
        clients.delete(client)
      }
    },
    clients: () => [...clients],
    async reach() {
      return reach.of([...clients], Math.max(enablement, await options.source.enablementRevision()))
    },
    async reachOfFeed(id) {
      return reach.ofFeed([...clients], id, (await feeds.present(id))?.feed.factsVersion ?? 0)
    },
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

function tellAreas(client: LiveClient, revision: number): void {
  if (client.areas === undefined || client.areas >= revision) return
  client.areas = revision
  client.tell({ type: 'areas', revision })
}

/** A late answer must not overtake a newer one: no version goes back, but to nothing when all of the content went. */
function isNewer(feed: LiveFeed, former: LiveFeed): boolean {
  if (feed.version > former.version) return true
  return feed.factsVersion > former.factsVersion && (feed.version === former.version || feed.version === 0)
}

function createFeedStates(source: LiveSource) {
  const present = new Map<string, FeedViews>()
  const reading = new Map<string, { again: boolean; done: Promise<FeedViews | undefined> }>()

  async function read(id: string, state: { again: boolean }): Promise<FeedViews | undefined> {
    do {
      state.again = false
      const feed = await source.feed(id)
      const former = present.get(id)
      if (feed === undefined) present.delete(id)
      else if (former === undefined || isNewer(feed, former.feed)) {
        present.set(id, new FeedViews(feed, former))
      }
    } while (state.again)
    reading.delete(id)
    return present.get(id)
  }

  function reload(id: string): Promise<FeedViews | undefined> {
    const running = reading.get(id)
    if (running !== undefined) {
      running.again = true
      return running.done
    }
    const state = { again: false, done: Promise.resolve<FeedViews | undefined>(undefined) }
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
