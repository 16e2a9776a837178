import { createServer, connect, type AddressInfo } from 'node:net'

/** A TCP proxy that counts what the server sends: WebSocket and service worker traffic are in, as in the peers' figures. */
export interface CountingProxy {
  port: number
  /** Bytes from server to browser since the last reset. */
  bytes(): number
  /** HTTP requests since the last reset, counted by their request lines. */
  requests(): number
  reset(): void
  close(): Promise<void>
}

/** Starts a proxy on loopback in front of `target`. */
export async function startCountingProxy(target: number, port = 0): Promise<CountingProxy> {
  let bytes = 0
  let requests = 0
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    client.on('data', (chunk: Buffer) => {
      if (/^(GET|POST|HEAD|OPTIONS) \//.test(chunk.subarray(0, 16).toString('latin1'))) requests += 1
      upstream.write(chunk)
    })
    upstream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      client.write(chunk)
    })
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('close', end).on('error', end)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    requests: () => requests,
    reset: () => {
      bytes = 0
      requests = 0
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
