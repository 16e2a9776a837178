import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The bench's source: new values for all widgets every so often, and a history of 600 points for each line. */
export interface BenchSource {
  url: string
  /** Milliseconds between two values. */
  setPace(ms: number): void
  stop(): void
}

/** Starts the source on loopback. */
export async function startBenchSource(): Promise<BenchSource> {
  let pace = 1_000
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/riwayat')) {
      const lines = Array.from({ length: 6 }, (_, line) =>
        Array.from({ length: 600 }, (_unused, step) => Math.round(500 + 400 * Math.sin(step / 40 + line)) / 10),
      )
      return response.end(JSON.stringify({ year: '2026', lines }))
    }
    const at = Math.floor(Date.now() / pace) * pace
    const values = Array.from({ length: 24 }, (_, index) => Math.round(500 + 450 * Math.sin(at / 7_000 + index)) / 10)
    return response.end(JSON.stringify({ at: new Date(at).toISOString(), values }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setPace: (ms) => (pace = ms),
    stop: () => server.close(),
  }
}
