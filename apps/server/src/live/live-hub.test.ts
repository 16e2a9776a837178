import { expect, test } from 'vitest'
import jsonPatch from 'fast-json-patch'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { serverLiveMessageSchema, type ServerLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import { createLiveHub } from './live-hub.ts'
import type { LiveFeed, LiveSource } from './live-source.ts'

const id = 'dinkes.ambulans/siaga'
const mayor: Caller = { kind: 'user', userId: 'u1', roles: ['mayor'] }
const staff: Caller = { kind: 'user', userId: 'u2', roles: ['staff'] }
const text = (word: string) => ({ id: word, en: word })

function facts(classification: FeedFacts['classification'] = 'public'): FeedFacts {
  return {
    id,
    title: text('Ambulans'),
    opd: 'dinkes',
    source: 'Armada',
    classification,
    rule: { kind: 'archive', utcOffsetMinutes: 420 },
    times: {},
    run: { state: 'ok', failedRuns: 0 },
    metadata: {
      concept: text('a'),
      definition: text('b'),
      classification: 'kota',
      measure: text('c'),
      unit: text('d'),
      producer: 'Dinkes',
      walidata: 'Diskominfo',
      source: 'Armada',
      smallestArea: 'kota',
      frequency: text('e'),
      licence: 'CC BY 4.0',
    },
    measures: [],
  }
}

function startHub(first: LiveFeed | undefined) {
  const state = {
    feed: first,
    enablement: 1,
    boardList: 3,
    areas: 2,
    board: 7,
    broken: 0,
    slowPurposes: undefined as Promise<void> | undefined,
  }
  const source: LiveSource = {
    async feed(asked) {
      if (state.broken > 0) {
        state.broken -= 1
        throw new Error('The database does not answer.')
      }
      return asked === id ? state.feed : undefined
    },
    boardRevision: async (board) => (board === 'wali-kota' ? state.board : undefined),
    enablementRevision: async () => state.enablement,
    boardListRevision: async () => state.boardList,
    areasRevision: async () => state.areas,
    async purposes() {
      await state.slowPurposes
      return new Set()
    },
  }
  const failures: unknown[] = []
  const hub = createLiveHub({
    source,
    build: () => 'b1',
    epoch: 'e1',
    now: () => 1_000,
    counted: () => undefined,
    failed: (error) => failures.push(error),
    againMs: 1,
  })
  return { hub, state, failures }
}

/** A tab that applies messages as the shell does, and a wire whose speed the test decides. */
function tab(hub: ReturnType<typeof createLiveHub>, caller: Caller = mayor) {
  const wire = { stuck: 0, drain: [] as (() => void)[], closed: undefined as string | undefined }
  const messages: ServerLiveMessage[] = []
  const held = { version: 0, facts: 0, data: undefined as unknown, gone: false }
  const versions: number[] = []
  /** Base of each patch, and the version held when it came. */
  const bases: [number, number][] = []
  const client = hub.connect({
    caller,
    session: caller.userId,
    sink: {
      send(buffer, sent) {
        const message = serverLiveMessageSchema.parse(JSON.parse(buffer.toString()))
        messages.push(message)
        if (message.type === 'gone') held.gone = true
        if (message.type === 'feed') {
          if (message.body !== undefined) held.data = message.body
          if (message.patch) {
            bases.push([message.patch.base, held.version])
            held.data = jsonPatch.applyPatch(structuredClone(held.data), message.patch.operations as never).newDocument
          }
          held.version = message.version
          held.facts = message.factsVersion
          versions.push(message.version)
        }
        wire.drain.push(sent)
      },
      buffered: () => wire.stuck,
      close: (reason) => (wire.closed = reason),
    },
  })
  const watch = () =>
    hub.receive(client, {
      type: 'watch',
      protocol: 1,
      feeds: { [id]: { version: held.version, facts: held.facts } },
      boards: { 'wali-kota': 3, rahasia: 1 },
      enablement: 0,
      boardList: 3,
    })
  return { client, wire, messages, held, versions, bases, watch }
}

const rows = (value: number) => ({
  rows: Array.from({ length: 40 }, (_, index) => ({ name: `baris ${index}`, value: index === 3 ? value : index })),
})

test('a client is brought to the present state, and afterwards by patches', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(10) })
  const one = tab(hub)
  await one.watch()

  state.feed = { facts: facts(), version: 2, factsVersion: 2, data: rows(11) }
  await hub.feedChanged(id)

  const feeds = one.messages.filter((message) => message.type === 'feed')
  expect(feeds.map((message) => [message.version, message.body !== undefined, message.patch !== undefined])).toEqual([
    [1, true, false],
    [2, false, true],
  ])
  expect(one.held.data).toEqual(rows(11))
  expect(one.bases).toEqual([[1, 1]])
})

test('after any cut a client converges, whatever it held', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const one = tab(hub)
  await one.watch()
  hub.disconnect(one.client)
  for (let version = 2; version <= 9; version += 1) {
    state.feed = { facts: facts(), version, factsVersion: version, data: rows(version) }
    await hub.feedChanged(id)
  }

  const again = tab(hub)
  Object.assign(again.held, { ...one.held })
  await again.watch()

  expect(again.held).toMatchObject({ version: 9, data: rows(9) })
})

test('no version goes back, also when an older state is read late', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 5, factsVersion: 5, data: rows(5) })
  const one = tab(hub)
  await one.watch()

  state.feed = { facts: facts(), version: 4, factsVersion: 9, data: rows(4) }
  await hub.feedChanged(id)

  expect(one.versions).toEqual([5])
  expect(one.held.data).toEqual(rows(5))
})

test('a change of facts alone sends no data', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 5, factsVersion: 5, data: rows(5) })
  const one = tab(hub)
  await one.watch()

  state.feed = { facts: { ...facts(), run: { state: 'failing', failedRuns: 3 } }, version: 5, factsVersion: 6, data: rows(5) }
  await hub.feedChanged(id)

  const last = one.messages.at(-1)
  expect(last).toMatchObject({ type: 'feed', version: 5, factsVersion: 6, facts: { run: { state: 'failing' } } })
  expect(last).not.toHaveProperty('body')
})

test('a slow client gets the newest only, once its wire is free', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const slow = tab(hub)
  await slow.watch()
  slow.wire.stuck = 1_000_000
  for (let version = 2; version <= 6; version += 1) {
    state.feed = { facts: facts(), version, factsVersion: version, data: rows(version) }
    await hub.feedChanged(id)
  }
  expect(slow.versions).toEqual([1])

  slow.wire.stuck = 0
  slow.wire.drain.at(-1)?.()

  expect(slow.versions).toEqual([1, 6])
  expect(slow.held.data).toEqual(rows(6))
})

test('a large body travels by its address', async () => {
  const { hub } = startHub({ facts: facts('internal'), version: 3, factsVersion: 1, data: 'x'.repeat(9_000) })
  const one = tab(hub)
  await one.watch()

  expect(one.messages.find((message) => message.type === 'feed')).toMatchObject({ url: '/feeds/dinkes.ambulans%2Fsiaga/internal/3' })
})

test('a forbidden feed answers as one that does not exist', async () => {
  const { hub } = startHub({ facts: facts('restricted'), version: 3, factsVersion: 1, data: rows(3) })
  const one = tab(hub, staff)
  await one.watch()
  const known = one.messages.filter((message) => message.type !== 'welcome')

  const empty = startHub(undefined)
  const two = tab(empty.hub, staff)
  await two.watch()

  expect(known).toEqual(two.messages.filter((message) => message.type !== 'welcome'))
  expect(one.held.gone).toBe(true)
})

test('a feed that becomes restricted is taken away from those who may not see it', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 3, factsVersion: 1, data: rows(3) })
  const one = tab(hub, staff)
  await one.watch()

  state.feed = { facts: facts('restricted'), version: 4, factsVersion: 2, data: rows(4) }
  await hub.enablementChanged(2)

  expect(one.held).toMatchObject({ version: 3, gone: true })
})

test('boards, their list and the enablement are versioned state on the same wire', async () => {
  const { hub } = startHub(undefined)
  const one = tab(hub)
  await one.watch()

  hub.boardChanged('wali-kota', 8)
  hub.boardChanged('rahasia', 5)
  await hub.enablementChanged(1)
  hub.boardListChanged(4)
  hub.boardListChanged(4)

  expect(one.messages.filter(({ type }) => ['board', 'boards', 'enablement'].includes(type))).toEqual([
    { type: 'board', id: 'wali-kota', revision: 7 },
    { type: 'enablement', revision: 1 },
    { type: 'board', id: 'wali-kota', revision: 8 },
    { type: 'boards', revision: 4 },
  ])
})

test('of two messages in a row the later one counts, however slowly what they need is read', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const one = tab(hub)
  let release: (() => void) | undefined
  state.slowPurposes = new Promise<void>((resolve) => (release = resolve))

  const first = hub.receive(one.client, { type: 'watch', protocol: 1, feeds: {}, boards: {}, enablement: 0 })
  state.slowPurposes = undefined
  await one.watch()
  release?.()
  await first
  state.feed = { facts: facts(), version: 2, factsVersion: 2, data: rows(2) }
  await hub.feedChanged(id)

  expect(one.held.data).toEqual(rows(2))
})

test('other outlines of areas are told once to whoever asks for them, also when the change itself was not heard', async () => {
  const { hub, state } = startHub(undefined)
  const [asks, behind, script] = [tab(hub), tab(hub), tab(hub)]
  const watch = (one: ReturnType<typeof tab>, areas?: number) =>
    hub.receive(one.client, { type: 'watch', protocol: 1, feeds: {}, boards: {}, enablement: 1, areas })
  await Promise.all([watch(asks, 2), watch(behind, 0), watch(script)])
  const told = (one: ReturnType<typeof tab>) => one.messages.flatMap((message) => (message.type === 'areas' ? message.revision : []))
  expect([asks, behind, script].map(told)).toEqual([[], [2], []])

  hub.areasChanged(3)
  hub.areasChanged(3)
  state.areas = 4
  await hub.refresh()

  expect([asks, behind, script].map(told)).toEqual([[3, 4], [2, 3, 4], []])
})

test('what could not be read is read again by itself, for a new client and at a change', async () => {
  const { hub, state, failures } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const one = tab(hub)
  state.broken = 2
  await one.watch()
  await expect.poll(() => one.held.version).toBe(1)

  state.feed = { facts: facts(), version: 2, factsVersion: 2, data: rows(2) }
  state.broken = 1
  await hub.feedChanged(id)
  await expect.poll(() => one.held.data).toEqual(rows(2))

  expect(failures).toHaveLength(3)
})

test('what changed while notifications were not heard is told once everything is read again', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const one = tab(hub)
  await one.watch()
  Object.assign(state, { feed: { facts: facts(), version: 2, factsVersion: 2, data: rows(2) }, board: 8, enablement: 2 })

  await hub.refresh()

  expect(one.held.data).toEqual(rows(2))
  expect(one.messages.slice(-2)).toEqual([
    { type: 'enablement', revision: 2 },
    { type: 'board', id: 'wali-kota', revision: 8 },
  ])
})

test('one buffer is made for all clients', async () => {
  const { hub, state } = startHub({ facts: facts(), version: 1, factsVersion: 1, data: rows(1) })
  const buffers = new Set<Buffer>()
  for (let index = 0; index < 5; index += 1) {
    const client = hub.connect({
      caller: mayor,
      session: 's',
      sink: { send: (buffer) => buffers.add(buffer), buffered: () => 0, close: () => undefined },
    })
    await hub.receive(client, { type: 'watch', protocol: 1, feeds: { [id]: { version: 0, facts: 0 } }, boards: {}, enablement: 9 })
  }
  buffers.clear()

  state.feed = { facts: facts(), version: 2, factsVersion: 2, data: rows(2) }
  await hub.feedChanged(id)

  expect(buffers.size).toBe(1)
})

test('an ended session is told so and its wire closed', () => {
  const { hub } = startHub(undefined)
  const one = tab(hub)

  hub.end((client) => client.session === 'u1')

  expect(one.messages.at(-1)).toEqual({ type: 'signedOut' })
  expect(one.wire.closed).toBe('session ended')
  expect(hub.clients()).toEqual([])
})
