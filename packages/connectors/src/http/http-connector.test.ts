import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHttpConnector, type HttpConnection, type HttpConnectorRequest } from './http-connector.ts'

const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
const routes: Record<string, (response: ServerResponse, url: URL) => void> = {}
let server: Server
let port = 0
let resolves: Record<string, string[]> = {}
const lookup: LookupFunction = (hostname, _options, callback) => {
  const addresses = (resolves[hostname] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  if (addresses.length === 0) callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0)
  else (callback as unknown as (error: null, addresses: { address: string; family: number }[]) => void)(null, addresses)
}
const connector = createHttpConnector()
const resolving = createHttpConnector({ lookup })

const answer: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() })
    const url = new URL(request.url ?? '/', 'http://localhost')
    const route = routes[url.pathname]
    if (route === undefined)
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=1', 'x-page': '2' }).end('{"ok":true}')
    else route(response, url)
  })
}

function connection(more: Partial<HttpConnection> = {}): HttpConnection {
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1/`,
    hosts: [`127.0.0.1:${port}`],
    allowPrivate: true,
    timeoutMs: 2_000,
    maxBytes: 10_000,
    ...more,
  }
}
const get = (path: string, more: Partial<HttpConnection> = {}, request: Partial<HttpConnectorRequest> = {}) =>
  connector.request({ connection: connection(more), method: 'GET', path, ...request })

beforeAll(async () => {
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => {
  seen.length = 0
  for (const path of Object.keys(routes)) delete routes[path]
  resolves = {}
})
afterAll(async () => {
  await Promise.all([connector.close(), resolving.close()])
  server.closeAllConnections()
  server.close()
})

describe('a request over http', () => {
  it('joins path and query below the base URL and passes the answer on, without cookies', async () => {
    const response = await get('/harga?tahun=2024', {}, { query: { pasar: 'Cikurubuk & Pancasila' } })

    expect(seen[0]).toMatchObject({ method: 'GET', url: '/api/v1/harga?tahun=2024&pasar=Cikurubuk+%26+Pancasila' })
    expect(response).toMatchObject({ status: 200, body: '{"ok":true}', headers: { 'x-page': '2' } })
    expect(response.headers['set-cookie']).toBeUndefined()
  })

  it('passes every status on', async () => {
    routes['/api/v1/gone'] = (response) => response.writeHead(503).end('<html>perawatan</html>')

    expect(await get('gone')).toMatchObject({ status: 503, body: '<html>perawatan</html>' })
  })

  it('sends a body by POST', async () => {
    await connector.request({
      connection: connection(),
      method: 'POST',
      path: 'cari',
      headers: { 'Content-Type': 'application/json' },
      body: '{"q":1}',
    })

    expect(seen[0]).toMatchObject({ method: 'POST', body: '{"q":1}', headers: { 'content-type': 'application/json' } })
  })

  it.each([
    [{ kind: 'bearer', token: 'rahasia' }, 'authorization', 'Bearer rahasia'],
    [{ kind: 'basic', user: 'opd', password: 'rahasia' }, 'authorization', `Basic ${Buffer.from('opd:rahasia').toString('base64')}`],
    [{ kind: 'header', name: 'X-Api-Key', value: 'rahasia' }, 'x-api-key', 'rahasia'],
  ] as const)('adds the credentials %j itself and drops what an adapter sets in their place', async (auth, header, value) => {
    await get(
      '/',
      { auth },
      {
        headers: {
          Authorization: 'Bearer mine',
          'X-API-Key': 'mine',
          Cookie: 'a=1',
          Host: 'evil',
          'X-Forwarded-For': '1.1.1.1',
          'X-Own': 'kept',
        },
      },
    )

    expect(seen[0]?.headers).toMatchObject({ [header]: value, host: `127.0.0.1:${port}`, 'x-own': 'kept' })
    expect(seen[0]?.headers['cookie']).toBeUndefined()
    expect(seen[0]?.headers['x-forwarded-for']).toBeUndefined()
  })

  it('refuses a header that breaks out of its line', async () => {
    await expect(get('/', {}, { headers: { 'x-a': 'b\r\nx-c: d' } })).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(get('/', {}, { headers: { 'x a': 'b' } })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it.each(['gzip', 'br'])('unpacks %s', async (encoding) => {
    routes['/api/v1/packed'] = (response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(encoding === 'br' ? brotliCompressSync('halo') : gzipSync('halo'))

    expect((await get('packed')).body).toBe('halo')
  })

  it('reads old charsets', async () => {
    routes['/api/v1/tua'] = (response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(Buffer.from('Ké', 'latin1'))

    expect((await get('tua')).body).toBe('Ké')
  })
})

describe('limits of a request', () => {
  it('stops an answer that is too large, announced or not, packed or not', async () => {
    routes['/api/v1/announced'] = (response) => response.end(Buffer.alloc(20_000, 'a'))
    routes['/api/v1/streamed'] = (response) => {
      response.writeHead(200)
      response.write(Buffer.alloc(9_000, 'a'))
      response.end(Buffer.alloc(9_000, 'a'))
    }
    routes['/api/v1/bomb'] = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000)))

    for (const path of ['announced', 'streamed', 'bomb']) await expect(get(path)).rejects.toMatchObject({ code: 'source_too_large' })
  })

  it('stops waiting for a source that is slow to begin or to end', async () => {
    routes['/api/v1/mute'] = () => undefined
    routes['/api/v1/drip'] = (response) => {
      response.writeHead(200)
      response.write('a')
    }

    for (const path of ['mute', 'drip']) await expect(get(path, { timeoutMs: 150 })).rejects.toMatchObject({ code: 'source_timeout' })
  })

  it('tells a source that is gone from one that answers nonsense', async () => {
    routes['/api/v1/cut'] = (response) => response.socket?.destroy()
    routes['/api/v1/odd'] = (response) => response.writeHead(200, { 'content-encoding': 'zip' }).end('x')
    routes['/api/v1/torn'] = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x')

    await expect(get('cut')).rejects.toMatchObject({ code: 'source_unreachable' })
    await expect(get('/', { baseUrl: 'http://127.0.0.1:9/', hosts: ['127.0.0.1:9'] })).rejects.toMatchObject({ code: 'source_unreachable' })
    await expect(get('odd')).rejects.toMatchObject({ code: 'source_shape' })
    await expect(get('torn')).rejects.toMatchObject({ code: 'source_shape' })
  })

  it('never puts credentials or addresses into an error', async () => {
    const error = await get('/', {
      baseUrl: 'http://127.0.0.1:9/',
      hosts: ['127.0.0.1:9'],
      auth: { kind: 'bearer', token: 'rahasia' },
    }).catch((thrown: { message: string; details: unknown }) => thrown.message + JSON.stringify(thrown.details))

    expect(error).not.toMatch(/rahasia|127\.0\.0\.1/)
  })
})

describe('the bounds of a connection', () => {
  it.each([
    '../admin',
    '/../admin',
    'a/../../admin',
    '%2e%2e/admin',
    '..%2fadmin',
    'a/..%5c..%5cadmin',
    '%252e%252e/admin',
    '.\\..\\admin',
    '..;/admin',
    'a\u0000b',
    'a#b',
  ])('refuses the path %j', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ code: 'host_refused' })
    expect(seen).toEqual([])
  })

  it.each(['//evil.example/x', 'http://evil.example/x', '@evil.example/x', '/a..b/', 'a/b/', ''])(
    'keeps the path %j on its host',
    async (path) => {
      await get(path)

      expect(seen[0]?.url.startsWith('/api/v1')).toBe(true)
    },
  )

  it('follows a redirect below the base path and drops a body on the way', async () => {
    routes['/api/v1/old'] = (response) => response.writeHead(302, { location: 'new' }).end()

    const response = await connector.request({ connection: connection(), method: 'POST', path: 'old', body: 'x' })

    expect(response.status).toBe(200)
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /api/v1/old', 'GET /api/v1/new'])
  })

  it.each([
    'http://localhost:1/api/v1/',
    'http://[::1]/api/v1/',
    'http://169.254.169.254/latest',
    '/admin',
    '//evil.example/api/v1/',
    'file:///etc/passwd',
    '../admin',
  ])('refuses a redirect to %s', async (location) => {
    routes['/api/v1/leads'] = (response) => response.writeHead(302, { location }).end()

    await expect(get('leads')).rejects.toMatchObject({ code: 'host_refused' })
    expect(seen).toHaveLength(1)
  })

  it('gives up a redirect that never ends', async () => {
    routes['/api/v1/ring'] = (response) => response.writeHead(307, { location: 'ring' }).end()

    await expect(get('ring')).rejects.toMatchObject({ code: 'source_status' })
  })

  it('refuses a host that the plugin was not granted, and one granted for another port', async () => {
    await expect(get('/', { hosts: ['data.tasikmalayakota.go.id'] })).rejects.toMatchObject({ code: 'host_refused' })
    await expect(get('/', { hosts: ['127.0.0.1'] })).rejects.toMatchObject({ code: 'host_refused' })
    await expect(get('/', { hosts: ['127.0.0.1:1'] })).rejects.toMatchObject({ code: 'host_refused' })
  })

  it.each(['ftp://127.0.0.1/', 'http://user:secret@127.0.0.1/', 'nonsense'])('refuses the address %s', async (baseUrl) => {
    await expect(get('/', { baseUrl, hosts: ['127.0.0.1', '127.0.0.1:80', '127.0.0.1:21'] })).rejects.toMatchObject({
      code: 'host_refused',
    })
  })

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://localhost/',
    'http://a.localhost./',
  ])('refuses the private address %s unless it is allowed', async (baseUrl) => {
    const hostname = new URL(baseUrl).hostname

    await expect(get('/', { baseUrl, hosts: [hostname, `${hostname}:80`], allowPrivate: false })).rejects.toMatchObject({
      code: 'host_refused',
      message: 'The connection leads to a private address.',
    })
  })

  it('allows a private address only where it is listed with its port', async () => {
    await expect(get('/', { baseUrl: 'http://127.0.0.1/', hosts: ['127.0.0.1'] })).rejects.toMatchObject({
      code: 'host_refused',
      message: 'The connection leads to a private address.',
    })
  })

  it.each([[['127.0.0.1']], [['::1']], [['8.8.8.8', '10.0.0.1']], [['::ffff:192.168.0.1']]])(
    'refuses a name that leads to %j',
    async (addresses) => {
      resolves = { 'data.example.id': addresses }

      const request = resolving.request({
        connection: connection({ baseUrl: `http://data.example.id:${port}/`, hosts: [`data.example.id:${port}`], allowPrivate: false }),
        method: 'GET',
        path: '/',
      })

      await expect(request).rejects.toMatchObject({ code: 'host_refused' })
      expect(seen).toEqual([])
    },
  )

  it('reaches a private name that is allowed and listed with its port', async () => {
    resolves = { 'sumber.lan': ['127.0.0.1'] }

    const response = await resolving.request({
      connection: connection({ baseUrl: `http://sumber.lan:${port}/`, hosts: [`sumber.lan:${port}`] }),
      method: 'GET',
      path: '/',
    })

    expect(response.status).toBe(200)
  })

  it('says that a name does not exist', async () => {
    const request = resolving.request({
      connection: connection({ baseUrl: 'http://tiada.example.id/', hosts: ['tiada.example.id'], allowPrivate: false }),
      method: 'GET',
      path: '/',
    })

    await expect(request).rejects.toMatchObject({ code: 'source_unreachable', details: { reason: 'ENOTFOUND' } })
  })
})
