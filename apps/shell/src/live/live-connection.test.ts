import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import { clientLiveMessageSchema, type ClientLiveMessage, type ServerLiveMessage } from '@wadah/contracts/live'
import { feedFacts } from './feed-facts.test-data.ts'
import { LiveConnection } from './live-connection.ts'
import { liveStore } from './live-store.ts'
import { clockOffset } from './server-clock.ts'

const id = 'dinkes.uji/angka'
const fresh = liveStore.getInitialState()

/** A server that says what a test tells it to. */
class Stream {
  readonly heard: ClientLiveMessage[] = []
  private sockets: ServerSocket[] = []
  private server: WebSocketServer
  readonly port: number
  private readonly epoch: string

  private constructor(server: WebSocketServer, epoch: string) {
    this.server = server
    this.epoch = epoch
    this.port = (server.address() as AddressInfo).port
    server.on('connection', (socket) => {
      this.sockets.push(socket)
      socket.on('message', (data: Buffer) => this.heard.push(clientLiveMessageSchema.parse(JSON.parse(data.toString()))))
      this.say({ type: 'welcome', protocol: 1, serverTime: Date.now(), build: 'a', epoch: this.epoch })
    })
  }

  static async open(port = 0, epoch = 'e1'): Promise<Stream> {
    const server = new WebSocketServer({ port, host: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    return new Stream(server, epoch)
  }

  say(message: ServerLiveMessage): void {
    this.sockets.at(-1)?.send(JSON.stringify(message))
  }

  /** Ends the connection with a code. */
  end(code: number): void {
    this.sockets.at(-1)?.close(code)
  }

  watches(): Extract<ClientLiveMessage, { type: 'watch' }>[] {
    return this.heard.filter((message) => message.type === 'watch')
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.terminate()
    await new Promise((resolve) => this.server.close(resolve))
  }
}

const version = (number: number, more: Partial<Extract<ServerLiveMessage, { type: 'feed' }>>): ServerLiveMessage => ({
  type: 'feed',
  id,
  version: number,
  factsVersion: number,
  facts: feedFacts({ id }),
  ...more,
})
const held = () => liveStore.getState().feeds[id]

describe('the connection of a tab', () => {
  let stream: Stream
  let connection: LiveConnection
  beforeEach(async () => {
    // The clock of the page remembers its offset; here there is no page.
    vi.stubGlobal('addEventListener', () => undefined)
    vi.stubGlobal('removeEventListener', () => undefined)
    liveStore.setState(fresh, true)
    stream = await Stream.open()
    const { port } = stream
    connection = new LiveConnection(() => `ws://127.0.0.1:${port}`)
    connection.watch({ feeds: [id], boards: ['wali-kota'] })
    connection.start()
    await vi.waitUntil(() => stream.watches().length === 1)
  })
  afterEach(async () => {
    connection.stop()
    await stream.close()
    vi.unstubAllGlobals()
  })

  test('that is sent away for too much says so, and waits long before it tries again', async () => {
    const waits = vi.spyOn(globalThis, 'setTimeout')

    stream.end(4429)
    await vi.waitUntil(() => liveStore.getState().connection.kind === 'offline')

    expect(liveStore.getState().connection).toMatchObject({ kind: 'offline', isBusy: true })
    expect(waits.mock.calls.at(-1)?.[1]).toBeGreaterThanOrEqual(10_000)
    waits.mockRestore()
  })

  test('forgets what it may no longer see, and takes what comes in its place though its version is the same', async () => {
    stream.say(version(4, { body: { value: 17, office: 'x' }, facts: feedFacts({ id, classification: 'internal' }) }))
    await vi.waitFor(() => expect(held()?.version).toBe(4))

    stream.say({ type: 'gone', id })
    await vi.waitFor(() => expect(held()).toBeUndefined())
    expect(liveStore.getState().gone.has(id)).toBe(true)

    stream.say(version(4, { body: { value: 17 }, facts: feedFacts({ id }) }))
    await vi.waitFor(() => expect(held()?.data).toEqual({ value: 17 }))
    expect(liveStore.getState().gone.has(id)).toBe(false)
  })

  test('says of which projection it holds what it holds', async () => {
    stream.say(version(4, { body: { value: 17 }, facts: feedFacts({ id, classification: 'internal' }) }))
    await vi.waitFor(() => expect(held()?.version).toBe(4))

    connection.watch({ feeds: [id], boards: [] })

    await vi.waitUntil(() => stream.watches().length === 2)
    expect(stream.watches()[1]?.feeds).toEqual({ [id]: { version: 4, facts: 4, as: 'internal' } })
  })

  test('says which versions it holds, and takes what differs', async () => {
    expect(stream.watches()[0]).toMatchObject({ feeds: { [id]: { version: 0, facts: 0 } }, boards: { 'wali-kota': 0 }, enablement: 0 })

    stream.say(version(4, { body: { value: 17 } }))
    stream.say(version(5, { patch: { base: 4, operations: [{ op: 'replace', path: '/value', value: 18 }] } }))

    await vi.waitFor(() => expect(held()).toMatchObject({ version: 5, data: { value: 18 } }))
    expect(liveStore.getState().connection).toEqual({ kind: 'live' })
  })

  test('never goes back a version, of data, board or enablement', async () => {
    stream.say(version(5, { body: { value: 18 } }))
    stream.say(version(4, { body: { value: 17 } }))
    stream.say({ type: 'board', id: 'wali-kota', revision: 9 })
    stream.say({ type: 'board', id: 'wali-kota', revision: 8 })
    stream.say({ type: 'enablement', revision: 3 })
    stream.say({ type: 'enablement', revision: 2 })
    stream.say({ type: 'build', build: 'last' })

    await vi.waitFor(() => expect(liveStore.getState().build).toBe('last'))
    expect(held()).toMatchObject({ version: 5, data: { value: 18 } })
    expect(liveStore.getState()).toMatchObject({ boards: { 'wali-kota': 9 }, enablement: 3 })
  })

  test('asks to be brought in step when a patch fits nothing it holds', async () => {
    stream.say(version(5, { body: { value: 18 } }))
    stream.say(version(8, { patch: { base: 7, operations: [] } }))

    await vi.waitFor(() => expect(stream.watches()).toHaveLength(2))
    expect(stream.watches()[1]?.feeds[id]).toEqual({ version: 5, facts: 5, as: 'public' })
    expect(held()?.version).toBe(5)
  })

  test('fetches a large body, and asks again when that version is gone already', async () => {
    const answers = [new Response('', { status: 404 }), Response.json({ version: 6, data: { value: 20 } })]
    const fetched = vi.fn<(url: string) => Promise<Response>>(async () => answers.shift() ?? Response.error())
    vi.stubGlobal('fetch', fetched)

    stream.say(version(6, { url: '/feeds/uji/public/6' }))
    await vi.waitFor(() => expect(stream.watches()).toHaveLength(2), 3_000)
    stream.say(version(6, { url: '/feeds/uji/public/6' }))

    await vi.waitFor(() => expect(held()).toMatchObject({ version: 6, data: { value: 20 } }))
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  test('comes back by itself after a cut and says what it held; meanwhile the last data stays', async () => {
    stream.say(version(5, { body: { value: 18 } }))
    await vi.waitFor(() => expect(held()?.version).toBe(5))
    const { port } = stream

    await stream.close()
    await vi.waitFor(() => expect(liveStore.getState().connection.kind).toBe('offline'))
    expect(held()).toMatchObject({ data: { value: 18 } })
    stream = await Stream.open(port)

    await vi.waitFor(() => expect(stream.watches()).toHaveLength(1), 8_000)
    expect(stream.watches()[0]?.feeds[id]).toEqual({ version: 5, facts: 5, as: 'public' })
    await vi.waitFor(() => expect(liveStore.getState().connection.kind).toBe('live'))
  })

  test('that meets a restored server forgets what it held and takes what is lower now, without a reload', async () => {
    stream.say(version(9, { body: { value: 18 } }))
    stream.say({ type: 'board', id: 'wali-kota', revision: 12 })
    stream.say({ type: 'areas', revision: 3 })
    stream.say({ type: 'enablement', revision: 7 })
    await vi.waitFor(() => expect(liveStore.getState().enablement).toBe(7))
    const { port } = stream

    await stream.close()
    stream = await Stream.open(port, 'e2')
    await vi.waitFor(() => expect(stream.watches()).toHaveLength(2), 8_000)

    expect(held()).toBeUndefined()
    const nothing = { feeds: { [id]: { version: 0, facts: 0 } }, boards: { 'wali-kota': 0 }, enablement: 0, boardList: 0, areas: 0 }
    expect(stream.watches()[1]).toMatchObject(nothing)
    stream.say(version(3, { body: { value: 11 } }))
    stream.say({ type: 'board', id: 'wali-kota', revision: 4 })
    stream.say({ type: 'enablement', revision: 2 })
    await vi.waitFor(() => expect(held()).toMatchObject({ version: 3, data: { value: 11 } }))
    await vi.waitFor(() => expect(liveStore.getState()).toMatchObject({ epoch: 'e2', boards: { 'wali-kota': 4 }, enablement: 2 }))
  })

  test('asks for a body under the epoch of its version, and leaves one alone that comes from before a restore', async () => {
    const slow = Promise.withResolvers<Response>()
    const fetched = vi.fn<(url: string) => Promise<Response>>(() => slow.promise)
    vi.stubGlobal('fetch', fetched)
    stream.say(version(6, { url: '/feeds/uji/public/6' }))
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledWith('/feeds/uji/public/6?epoch=e1'))
    const { port } = stream

    await stream.close()
    stream = await Stream.open(port, 'e2')
    await vi.waitFor(() => expect(liveStore.getState().epoch).toBe('e2'), 8_000)
    slow.resolve(Response.json({ version: 6, data: { value: 20 } }))
    stream.say(version(2, { body: { value: 11 } }))

    await vi.waitFor(() => expect(held()).toMatchObject({ version: 2, data: { value: 11 } }))
  })

  test('keeps the server’s time', async () => {
    stream.say({ type: 'welcome', protocol: 1, serverTime: Date.now() + 90_000, build: 'a', epoch: 'e1' })

    await vi.waitFor(() => expect(Math.round(clockOffset() / 1_000)).toBe(90))
  })

  test('forgets a feed it may no longer see, and ends with the session', async () => {
    stream.say({ type: 'gone', id })
    stream.say({ type: 'signedOut' })

    await vi.waitFor(() => expect(liveStore.getState()).toMatchObject({ gone: new Set([id]), signedOut: true }))
  })

  test('leaves a message that is not in the protocol alone', async () => {
    stream.say({ type: 'feed', id: 7 } as never)
    stream.say({ type: 'enablement', revision: 1 })

    await vi.waitFor(() => expect(liveStore.getState().enablement).toBe(1))
    expect(liveStore.getState().feeds).toEqual({})
  })
})
