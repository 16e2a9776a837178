import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { liveCloseCodes } from '@wadah/contracts/live'
import type { Caller } from '@wadah/contracts/roles'
import { forwardedAddress } from '../http/client-address.ts'
import { createClientIntake, largestMessage } from './client-intake.ts'
import type { ConnectionCounts } from './connection-counts.ts'
import type { LiveSink } from './live-client.ts'
import type { LiveHub } from './live-hub.ts'

/** Who a connection belongs to. */
export interface LiveIdentity {
  caller: Caller
  session: string | undefined
}

/** Whom connections are counted for. */
export function ownerOf({ caller, session }: LiveIdentity): string {
  return session ?? caller.keyId ?? ''
}

/** Options of {@link openWebSocketDoor}. */
export interface WebSocketDoorOptions {
  hub: LiveHub
  /** Judges Origin, Host and session; undefined refuses. */
  admit(request: IncomingMessage): Promise<LiveIdentity | undefined>
  failed(error: unknown): void
  /** Connections held open by session and address. */
  counts: ConnectionCounts
  /** Proxies between people and Wadah. */
  proxies?: number
  /** Time between heartbeats; two missed ones end a connection. By default 15 s. */
  heartbeatMs?: number
}

/** Time for a parting to be answered, ms. */
const partingMs = 2_000

/** Sockets in all; far above what the city has, far below what would starve the process. */
const mostSockets = 5_000

/** Opens `/live` on a server; returns the way to close it. */
export function openWebSocketDoor(server: Server, options: WebSocketDoorOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false })
  const alive = new WeakSet<WebSocket>()

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (new URL(request.url ?? '/', 'http://local').pathname !== '/live') return refuse(socket, 404, 'Not Found')
    if (sockets.clients.size >= mostSockets) return refuse(socket, 503, 'Service Unavailable')
    const address = forwardedAddress(request.headers['x-forwarded-for']?.toString(), request.socket.remoteAddress, options.proxies ?? 0)
    if (options.counts.isFull(address)) return refuse(socket, 429, 'Too Many Requests')
    const identity = await options.admit(request)
    if (identity === undefined) return refuse(socket, 401, 'Unauthorized')
    // Gone while we asked who it is: nothing would ever give its place back.
    if (socket.destroyed) return
    const leave = options.counts.enter({ session: ownerOf(identity), address })
    if (leave !== undefined) socket.once('close', leave)
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      // A page learns of a code only over an open socket.
      if (leave === undefined) return turnAway(webSocket, 'too many connections')
      alive.add(webSocket)
      webSocket.on('pong', () => alive.add(webSocket))
      serve(webSocket, identity, options)
    })
  }

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    upgrade(request, socket, head).catch((error: unknown) => {
      options.failed(error)
      refuse(socket, 500, 'Internal Server Error')
    })
  }

  const heartbeat = setInterval(() => {
    for (const webSocket of sockets.clients) {
      if (!alive.delete(webSocket)) webSocket.terminate()
      else webSocket.ping()
    }
  }, options.heartbeatMs ?? 15_000)

  server.on('upgrade', onUpgrade)
  return () => {
    clearInterval(heartbeat)
    server.off('upgrade', onUpgrade)
    for (const webSocket of sockets.clients) webSocket.close(1001, 'server stops')
    sockets.close()
  }
}

function refuse(socket: Duplex, status: number, text: string): void {
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Says why and hangs up; one that does not answer is cut. */
function turnAway(webSocket: WebSocket, reason: string): void {
  webSocket.on('error', () => webSocket.terminate())
  webSocket.close(liveCloseCodes.tooMuch, reason)
  setTimeout(() => webSocket.terminate(), partingMs).unref()
}

function serve(webSocket: WebSocket, identity: LiveIdentity, { hub, failed }: WebSocketDoorOptions): void {
  const client = hub.connect({ ...identity, sink: sinkOf(webSocket) })
  // A page that was closed says so; a line that was cut does not.
  webSocket.on('close', (code) => hub.disconnect(client, { left: code === 1000 || code === 1001 }))
  webSocket.on('error', () => webSocket.terminate())
  const intake = createClientIntake({
    receive: (message) => hub.receive(client, message).catch(failed),
    now: () => performance.now(),
  })
  webSocket.on('message', (data: Buffer) => {
    // What it sent before it was hung up on is still on the way.
    if (webSocket.readyState !== webSocket.OPEN) return
    const taken = intake.take(data)
    if (taken === 'unknown') webSocket.close(1008, 'not a message of this protocol')
    if (taken === 'flood') turnAway(webSocket, 'too many messages')
  })
}

function sinkOf(webSocket: WebSocket): LiveSink {
  return {
    send: (message, sent) => webSocket.send(message, { binary: false }, (error) => error ?? sent()),
    buffered: () => webSocket.bufferedAmount,
    close: (reason) => webSocket.close(liveCloseCodes.signedOut, reason),
  }
}
