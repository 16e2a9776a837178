// A process of its own: open screens that put into effect what is decided, as the shell does, and say so.
import { WebSocket } from 'ws'
import { liveProtocol, type ServerLiveMessage } from '@wadah/contracts/live'

const [url = '', cookie = '', feed = '', count = '1'] = process.argv.slice(2)

async function enabledNow(): Promise<number> {
  const answer = await fetch(`${url}/trpc/gallery.list`, { headers: { cookie } })
  return ((await answer.json()) as { result: { data: { revision: number } } }).result.data.revision
}

function open(): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace(/^http/, 'ws') + '/live', { headers: { cookie, origin: url }, perMessageDeflate: false })
    const say = (message: unknown): void => socket.send(JSON.stringify(message))
    socket.once('error', reject)
    socket.once('open', () => {
      say({ type: 'watch', protocol: liveProtocol, feeds: { [feed]: { version: 0, facts: 0 } }, boards: {}, enablement: 0 })
      resolve(socket)
    })
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as ServerLiveMessage
      if (message.type === 'enablement') void enabledNow().then((enablement) => say({ type: 'ack', enablement }))
      if (message.type === 'feed' && message.facts?.hold) say({ type: 'ack', feeds: { [feed]: message.factsVersion } })
    })
  })
}

for (let started = 0; started < Number(count); started += 50) {
  await Promise.all(Array.from({ length: Math.min(50, Number(count) - started) }, open))
}
process.send?.('open')
