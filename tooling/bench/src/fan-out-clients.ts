// A process of its own: many light viewers of one feed. It measures from “stored” to “received” and reports on demand.
import { WebSocket } from 'ws'
import { liveProtocol, type ServerLiveMessage } from '@wadah/contracts/live'
import { percentile } from './percentile.ts'

const [url = '', cookie = '', feed = '', count = '1', seconds = '20'] = process.argv.slice(2)
const latencies: number[] = []
let messages = 0
let warm = false

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws') + '/live', { headers: { cookie, origin: url }, perMessageDeflate: false })
    socket.once('error', reject)
    socket.once('open', () => {
      socket.send(
        JSON.stringify({ type: 'watch', protocol: liveProtocol, feeds: { [feed]: { version: 0, facts: 0 } }, boards: {}, enablement: 0 }),
      )
      resolve(socket)
    })
    socket.on('message', (data: Buffer) => {
      const received = Date.now()
      const message = JSON.parse(data.toString()) as ServerLiveMessage
      if (message.type !== 'feed' || !warm) return
      messages += 1
      const stored = message.facts?.times.fetchedAt
      if (stored !== undefined) latencies.push(received - Date.parse(stored))
    })
  })
}

const sockets: WebSocket[] = []
for (let started = 0; started < Number(count); started += 50) {
  sockets.push(...(await Promise.all(Array.from({ length: Math.min(50, Number(count) - started) }, open))))
}
process.send?.('connected')
await new Promise((resolve) => setTimeout(resolve, 2_000))
warm = true
process.send?.('warm')
await new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1_000))
process.send?.({ messages, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) })
for (const socket of sockets) socket.terminate()
process.exit(0)
