import { expect, test } from 'vitest'
import type { FeedFacts } from '@wadah/contracts/feed-state'
import { serverLiveMessageSchema, type ServerLiveMessage } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import { createLiveHub } from './live-hub.ts'
import type { LiveFeed, LiveSource } from './live-source.ts'
import { startSessionSweep } from './session-sweep.ts'

const id = 'dinkes.uji/kasus'
const doctor: Caller = { kind: 'user', userId: 'dokter', roles: ['officer'], opd: 'dinkes' }
const staff: Caller = { kind: 'user', userId: 'staf', roles: ['staff'] }
const wall: Caller = { kind: 'screen', screenId: 'layar', roles: ['screen'] }
const text = (word: string) => ({ id: word, en: word })
const classified = {
  classification: 'public',
  fields: [
    { path: 'officer', classification: 'internal' },
    { path: 'patient', classification: 'restricted' },
  ],
} as const

function feed(version: number, own: Partial<LiveFeed> = {}): LiveFeed {
  const facts = {
    id,
    title: text('Kasus'),
    opd: 'dinkes',
    source: 'SIMPUS',
    classification: 'public',
    rule: { kind: 'archive', utcOffsetMinutes: 420 },
    times: {},
  }
  const words = { concept: text('a'), definition: text('b'), measure: text('c'), unit: text('d'), frequency: text('e') }
  const metadata = {
    ...words,
    classification: 'kota',
    producer: 'Dinkes',
    walidata: 'Kominfo',
    source: 'SIMPUS',
    smallestArea: 'kota',
    licence: 'CC BY 4.0',
  }
  return {
    facts: { ...facts, run: { state: 'ok', failedRuns: 0 }, metadata, measures: [] } as unknown as FeedFacts,
    version,
    factsVersion: version,
    data: { count: version, officer: 'Budi', patient: 'Siti' },
    secrecy: { classified, measures: {} },
    ...own,
  }
}

function start(first: LiveFeed) {
  const state = { feed: first, callers: new Map<string, Caller>(), purposes: new Map<string, Set<string>>() }
  const source: LiveSource = {
    feed: async () => state.feed,
    boardRevision: async () => undefined,
    enablementRevision: async () => 0,
    boardListRevision: async () => 0,
    areasRevision: async () => 0,
    purposes: async (session) => state.purposes.get(session) ?? new Set(),
  }
  const reads: string[] = []
  const hub = createLiveHub({
    source,
    build: () => 'b',
    epoch: 'e1',
    now: () => 0,
    counted: () => undefined,
    failed: () => undefined,
    restrictedRead: ({ session }) => reads.push(session ?? ''),
  })
  const sweep = startSessionSweep({
    hub,
    callersOf: async () => state.callers,
    purposesOf: async () => state.purposes,
    failed: () => undefined,
    everyMs: 1e9,
  })
  function tab(caller: Caller, session: string) {
    state.callers.set(session, caller)
    const wire: string[] = []
    const held: { version: number; data: unknown; as: string | undefined } = { version: 0, data: undefined, as: undefined }
    const take = (message: ServerLiveMessage) => {
      if (message.type === 'gone') Object.assign(held, { version: 0, data: undefined, as: undefined })
      if (message.type !== 'feed') return
      held.as = message.facts?.classification
      if (message.body !== undefined) Object.assign(held, { version: message.version, data: message.body })
      if (message.patch) held.data = { ...(held.data as object), patched: true }
    }
    const client = hub.connect({
      caller,
      session,
      sink: {
        send(buffer, sent) {
          wire.push(buffer.toString())
          take(serverLiveMessageSchema.parse(JSON.parse(buffer.toString())))
          sent()
        },
        buffered: () => 0,
        close: () => undefined,
      },
    })
    const watch = (own: { version: number; facts: number; as?: 'public' | 'internal' | 'restricted' } = { version: 0, facts: 0 }) =>
      hub.receive(client, { type: 'watch', protocol: 1, feeds: { [id]: own }, boards: {}, enablement: 0 })
    return { wire, held, watch }
  }
  return { hub, state, sweep, tab, reads }
}

test('each viewer is sent what the clearance allows, and not one byte of the rest', async () => {
  const { tab } = start(feed(1))
  const [onWall, atDesk, atClinic] = [tab(wall, 's1'), tab(staff, 's2'), tab(doctor, 's3')]
  await Promise.all([onWall.watch(), atDesk.watch(), atClinic.watch()])

  expect(onWall.held.data).toEqual({ count: 1 })
  expect(atDesk.held.data).toEqual({ count: 1, officer: 'Budi' })
  // The clinic may see all of it, but has not said what for.
  expect(atClinic.held.data).toEqual({ count: 1, officer: 'Budi' })
  expect([...onWall.wire, ...atDesk.wire, ...atClinic.wire].join()).not.toContain('Siti')
  expect(onWall.wire.join()).not.toContain('Budi')
})

test('a stated purpose shows the rest at once, and the read is noted', async () => {
  const { tab, state, sweep, reads } = start(feed(1))
  const atClinic = tab(doctor, 's3')
  await atClinic.watch()
  expect(atClinic.wire.join()).toContain('purposeNeeded')
  state.purposes.set('s3', new Set([id]))

  await sweep.now()

  expect(atClinic.held).toMatchObject({ as: 'restricted', data: { patient: 'Siti' } })
  expect(reads).toEqual(['s3'])
})

test('a purpose of somebody without the clearance shows nothing more', async () => {
  const { tab, state, sweep } = start(feed(1))
  const atDesk = tab(staff, 's2')
  await atDesk.watch()
  state.purposes.set('s2', new Set([id]))

  await sweep.now()

  expect(atDesk.wire.join()).not.toContain('Siti')
})

test('a meeting shows the wall more while it lasts, and what was shown is taken away after it', async () => {
  const { tab, state, sweep, hub } = start(feed(1))
  const onWall = tab(wall, 's1')
  await onWall.watch()

  state.callers.set('s1', { ...wall, clearance: 'internal' })
  await sweep.now()
  expect(onWall.held.data).toEqual({ count: 1, officer: 'Budi' })

  state.callers.set('s1', wall)
  await sweep.now()
  expect(onWall.held.data).toEqual({ count: 1 })
  expect(hub.clients()).toHaveLength(1)
})

test('a wall that comes back with what a meeting showed it is told to forget that', async () => {
  const { tab } = start(feed(1))
  const onWall = tab(wall, 's1')

  await onWall.watch({ version: 1, facts: 1, as: 'internal' })

  expect(onWall.wire.map((one) => (JSON.parse(one) as ServerLiveMessage).type)).toEqual(['welcome', 'gone', 'feed'])
  expect(onWall.held.data).toEqual({ count: 1 })
})

test('data that is restricted as a whole says its name, and its data only after a purpose', async () => {
  const whole = { classified: { classification: 'restricted' }, measures: {} } as const
  const { tab, state, sweep } = start(feed(1, { secrecy: whole }))
  const [atClinic, atDesk] = [tab(doctor, 's3'), tab(staff, 's2')]
  await Promise.all([atClinic.watch(), atDesk.watch()])

  expect(atDesk.wire.map((one) => (JSON.parse(one) as ServerLiveMessage).type)).toEqual(['welcome', 'gone'])
  expect(atClinic.held).toMatchObject({ version: 0, as: 'restricted', data: undefined })

  state.purposes.set('s3', new Set([id]))
  await sweep.now()
  expect(atClinic.held).toMatchObject({ version: 1, data: { patient: 'Siti' } })
})

test('a class that is raised takes away what is held, and comes back by itself when it is lowered', async () => {
  const { tab, state, hub } = start(feed(1))
  const onWall = tab(wall, 's1')
  await onWall.watch()
  const raised = { classified: { classification: 'internal' }, measures: {} } as const

  state.feed = feed(2, { secrecy: raised })
  await hub.feedChanged(id)
  expect(onWall.held).toMatchObject({ version: 0, data: undefined })

  state.feed = feed(3)
  await hub.feedChanged(id)
  expect(onWall.held.data).toEqual({ count: 3 })
})

test('a patch never speaks of what is left out', async () => {
  const { tab, state, hub } = start(feed(1, { data: { list: Array.from({ length: 200 }, (_, n) => n), count: 1, patient: 'Siti' } }))
  const onWall = tab(wall, 's1')
  await onWall.watch()

  state.feed = feed(2, { data: { list: Array.from({ length: 200 }, (_, n) => n), count: 2, patient: 'Aminah' } })
  await hub.feedChanged(id)

  expect(onWall.wire.at(-1)).toContain('"patch"')
  expect(onWall.wire.join()).not.toMatch(/Siti|Aminah|\/patient/)
})

test('content that was purged is taken away from whoever holds it', async () => {
  const { tab, state, hub } = start(feed(1))
  const onWall = tab(wall, 's1')
  await onWall.watch()

  state.feed = feed(0, { factsVersion: 2, data: undefined })
  await hub.feedChanged(id)

  expect(onWall.held).toMatchObject({ version: 0, data: undefined })
})
