import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A source system of an OPD that a story steers: it answers, freezes its clock, or goes away. */
export interface TestSource {
  host: string
  url: string
  setValue(value: number): void
  /** Closes the port: connections are refused, as when a department's server is switched off. */
  die(): Promise<void>
  revive(): Promise<void>
  requests(): number
}

/** Starts a source on loopback that answers `{ "menunggu": "<value>", "waktu": "<now>" }`, numbers as strings as legacy systems do. */
export async function startTestSource(first: number): Promise<TestSource> {
  let value = first
  let requests = 0
  let server: Server
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server = createServer((_request, response) => {
        requests += 1
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ menunggu: String(value), waktu: new Date().toISOString() }))
      })
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    })
  const port = await listen(0)
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    setValue: (next) => (value = next),
    die: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    revive: async () => void (await listen(port)),
    requests: () => requests,
  }
}
