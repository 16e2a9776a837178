import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { liveCloseCodes } from '@wadah/contracts/live'
import { until } from '../testing/start-test-server.ts'
import { largestMessage, messageRate } from './client-intake.ts'
import { createConnectionCounts } from './connection-counts.ts'
import { createLiveHub, type LiveHub } from './live-hub.ts'
import { openWebSocketDoor } from './web-socket-door.ts'

let server: Server
let hub: LiveHub
let closeDoor: () => void
let asked: string[]
let answerFeeds: () => void
const sockets: WebSocket[] = []

/** Feeds that a test holds back are read once it lets go. */
const held = /^ditahan\./

beforeEach(async () => {
  asked = []
  const gate = Promise.withResolvers<void>()
  answerFeeds = gate.resolve
  hub = createLiveHub({
    source: {
      async feed(id) {
        asked.push(id)
        if (held.test(id)) await gate.promise
        return undefined
      },
      boardRevision: async () => undefined,
      enablementRevision: async () => 0,
      boardListRevision: async () => 0,
      areasRevision: async () => 0,
    },
    build: () => 'b',
    epoch: 'e1',
    now: () => 0,
    counted: () => undefined,
    failed: (error) => {
      throw error
    },
  })
  server = createServer()
  closeDoor = openWebSocketDoor(server, {
    hub,
    admit: async ({ headers }) => ({ caller: { kind: 'user', userId: 'u', roles: ['mayor'] }, session: String(headers['cookie']) }),
    failed: () => undefined,
    counts: createConnectionCounts({ perSession: 3, perAddress: 5 }),
    proxies: 1,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  answerFeeds()
  for (const socket of sockets.splice(0)) socket.terminate()
  closeDoor()
  await new Promise((resolve) => server.close(resolve))
})

interface Line {
  socket: WebSocket
  heard: string[]
  /** Code of the closing, or the status that the opening was refused with. */
  ended: number | undefined
}

function open(session: string, address = '10.0.0.1'): Line {
  const { port } = server.address() as AddressInfo
  const headers = { cookie: session, 'x-forwarded-for': address }
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers })
  sockets.push(socket)
  const line: Line = { socket, heard: [], ended: undefined }
  socket.on('message', (data: Buffer) => line.heard.push((JSON.parse(data.toString()) as { type: string }).type))
  socket.on('unexpected-response', (_request, { statusCode }) => (line.ended = statusCode))
  socket.on('close', (code) => (line.ended ??= code))
  socket.on('error', () => undefined)
  return line
}

async function openLine(session: string, address?: string): Promise<Line> {
  const line = open(session, address)
  await until('the welcome', () => line.heard.includes('welcome'))
  return line
}

const watchOf = (feeds: string[]): string =>
  JSON.stringify({
    type: 'watch',
    protocol: 1,
    feeds: Object.fromEntries(feeds.map((id) => [id, { version: 0, facts: 0 }])),
    boards: {},
    enablement: 0,
  })

test('a session holds only so many connections; the next is told why, and finds room once one is closed', async () => {
  const [first] = [await openLine('a'), await openLine('a'), await openLine('a')]

  const refused = open('a')
  await until('the refusal', () => refused.ended)
  expect([refused.ended, refused.heard, hub.clients().length]).toEqual([liveCloseCodes.tooMuch, [], 3])
  await openLine('b')

  first.socket.close()
  await until('the parting', () => hub.clients().length === 3)
  await openLine('a')
})

test('an address holds only so many, whoever it is; another address is not concerned', async () => {
  for (const session of ['a', 'b', 'c', 'd', 'e']) await openLine(session)

  const refused = open('f')
  await until('the refusal', () => refused.ended)

  expect(refused.ended).toBe(429)
  await openLine('f', '10.0.0.2')
})

test('a message larger than a screen has reason for ends the connection', async () => {
  const line = await openLine('a')

  line.socket.send('x'.repeat(largestMessage + 1))

  await until('the end', () => line.ended)
  expect(line.ended).toBe(1009)
})

test('who says as much as a busy screen stays', async () => {
  const line = await openLine('a')

  for (let count = 0; count < messageRate.burst / 2; count += 1) line.socket.send(JSON.stringify({ type: 'ping', at: count }))

  await until('every answer', () => line.heard.filter((type) => type === 'pong').length === messageRate.burst / 2)
  expect(line.ended).toBeUndefined()
})

test('who floods is sent away with a code, and what it sent costs others one lookup at a time', async () => {
  const [flood, other] = [await openLine('a'), await openLine('b')]
  const names = Array.from({ length: 20 }, (_, n) => n)

  for (let count = 0; count < 1_000; count += 1) flood.socket.send(watchOf(names.map((n) => `ditahan.banjir/x${count}-${n}`)))
  await until('the end of the flood', () => flood.ended)
  other.socket.send(watchOf(['dinkes.uji/hitungan']))
  await until('the answer to the other', () => other.heard.includes('gone'))

  expect(flood.ended).toBe(liveCloseCodes.tooMuch)
  // Of a thousand watches of twenty feeds the first was looked up, and none of the others while that waited.
  expect(asked.filter((id) => held.test(id))).toHaveLength(names.length)
  expect([other.ended, hub.clients().length]).toEqual([undefined, 1])
})

test('watching many things at once costs as much as many messages', async () => {
  const line = await openLine('a')
  const many = watchOf(Array.from({ length: 500 }, (_, n) => `a.b/c${n}`))

  for (let count = 0; count < 12; count += 1) line.socket.send(many)

  await until('the end', () => line.ended)
  expect(line.ended).toBe(liveCloseCodes.tooMuch)
})
