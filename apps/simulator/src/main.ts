import { serve } from '@hono/node-server'
import { createSimulator } from './create-simulator.ts'

const seed = 3278
const app = createSimulator({ world: { now: Date.now, seed }, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })

const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT ?? 0) }, ({ port }) => {
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.close(() => process.exit(0)))

// The server that started it holds its standard input: when the server is gone, however it went, so is the simulator.
if (!process.stdin.isTTY) {
  process.stdin.on('end', () => process.exit(0))
  process.stdin.resume()
}
