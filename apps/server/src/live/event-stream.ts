import { streamSSE } from 'hono/streaming'
import type { Context } from 'hono'
import { feedIdSchema } from '@wadah/contracts/ids'
import { liveProtocol } from '@wadah/contracts/live'
import { CodedError } from '@wadah/errors'
import type { AppDeps } from '../http/app-deps.ts'
import { clientAddress } from '../http/client-address.ts'
import type { LiveSink } from './live-client.ts'
import { ownerOf, type LiveIdentity } from './web-socket-door.ts'

/** Seconds after which it is worth asking again. */
const waitSeconds = 30

/** Feeds one stream may watch. */
const mostFeeds = 200

/** Answers `GET /live/sse?feeds=<id>,<id>`: the messages of the socket, read-only, for scripts. */
export function serveEventStream(
  context: Context,
  { hub, connections, proxies }: Pick<AppDeps, 'hub' | 'connections' | 'proxies'>,
  identity: LiveIdentity,
): Response {
  const leave = connections.enter({ session: ownerOf(identity), address: clientAddress(context, proxies) })
  if (leave === undefined) {
    context.header('retry-after', String(waitSeconds))
    throw new CodedError('rate_limited', 'Too many connections of the stream are open; close some.', {
      details: { retryAfter: waitSeconds },
    })
  }
  const ids = (context.req.query('feeds') ?? '')
    .split(',')
    .filter((id) => feedIdSchema.safeParse(id).success)
    .slice(0, mostFeeds)
  // Proxies that buffer would hold messages back.
  context.header('x-accel-buffering', 'no')
  return streamSSE(context, async (stream) => {
    let buffered = 0
    const ended = Promise.withResolvers<void>()
    const sink: LiveSink = {
      send(message, sent) {
        buffered += message.length
        void stream.writeSSE({ data: message.toString('utf8') }).then(() => {
          buffered -= message.length
          sent()
        })
      },
      buffered: () => buffered,
      close: () => ended.resolve(),
    }
    const client = hub.connect({ acknowledges: false, ...identity, sink })
    stream.onAbort(() => ended.resolve())
    const heartbeat = setInterval(() => void stream.write(': \n\n'), 15_000)
    try {
      const feeds = Object.fromEntries(ids.map((id) => [id, { version: 0, facts: 0 }]))
      await hub.receive(client, { type: 'watch', protocol: liveProtocol, feeds, boards: {}, enablement: 0 })
      await ended.promise
    } finally {
      leave()
      clearInterval(heartbeat)
      hub.disconnect(client)
    }
  })
}
