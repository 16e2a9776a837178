import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { CodedError } from '@wadah/errors'
import type { Config } from '../config.ts'

/** A server that listens already; what it answers with comes later, so that its port can be known first. */
export interface Listening {
  server: Server
  port: number
  /** Address on the machine itself. */
  url: string
  serve(fetch: (request: Request, environment: unknown) => Response | Promise<Response>): void
  close(): Promise<void>
}

/** Ciphers of TLS 1.2 that keep a recorded conversation closed when the key of the certificate is lost; TLS 1.3 has no others. */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

function readTls({ tls }: Config): { cert: Buffer; key: Buffer } | undefined {
  if (tls === undefined) return undefined
  try {
    return { cert: readFileSync(tls.cert), key: readFileSync(tls.key) }
  } catch (cause) {
    throw new CodedError(
      'config_invalid',
      `WADAH_TLS_CERT or WADAH_TLS_KEY cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
  }
}

/** Opens the port. Throws `config_invalid` that says what to do when it is taken. */
export async function listen(config: Config): Promise<Listening> {
  const tls = readTls(config)
  const server: Server =
    tls === undefined ? createServer() : createTlsServer({ ...tls, minVersion: 'TLSv1.2', ciphers, honorCipherOrder: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)))
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const name = config.host.includes(':') ? `[${config.host}]` : config.host
  const wait = (
    _request: unknown,
    response: { writeHead(status: number, headers: Record<string, string>): void; end(text: string): void },
  ) => {
    response.writeHead(503, {
      'content-type': 'application/json',
      'retry-after': '2',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    })
    response.end('{"code":"storage_unavailable","message":"Wadah is starting.","details":{}}')
  }
  server.on('request', wait)
  return {
    server,
    port,
    url: `${tls === undefined ? 'http' : 'https'}://${['0.0.0.0', '[::]'].includes(name) ? '127.0.0.1' : name}:${port}`,
    serve(fetch) {
      server.off('request', wait)
      server.on('request', getRequestListener(fetch as Parameters<typeof getRequestListener>[0]))
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // Streams never end by themselves.
        setTimeout(() => server.closeAllConnections(), 1_000).unref()
      }),
  }
}

function cannotListen(error: NodeJS.ErrnoException, { port, host }: Config): CodedError {
  const why =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken, perhaps by another Wadah. Stop that one, or choose another port: PORT=${port + 1} npm start`
      : error.code === 'EACCES'
        ? `Port ${port} needs more rights. Choose one above 1023, e.g. PORT=3278.`
        : `${host}:${port} cannot be listened at: ${error.message}`
  return new CodedError('config_invalid', why, { cause: error })
}
