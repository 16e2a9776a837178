import { expect, test } from 'vitest'
import { demoRefusal, requireLoopback } from './demo-guard.ts'

const asked = (headers: Record<string, string>) => demoRefusal((name) => headers[name])

test.each(['localhost:3278', '127.0.0.1:3278', '[::1]:3278', 'localhost', 'LOCALHOST:1'])('a request to %s reaches the demo', (host) => {
  expect(asked({ host, 'sec-fetch-site': 'same-origin' })).toBeUndefined()
})

test.each([
  ['a foreign host', { host: 'wadah.example.go.id' }],
  ['a name rebound to loopback', { host: 'localhost.evil.example:3278' }],
  ['no host', {}],
  ['a Forwarded header', { host: 'localhost', forwarded: 'for=1.2.3.4' }],
  ['a forwarded address', { host: 'localhost', 'x-forwarded-for': '1.2.3.4' }],
  ['a cross-site request', { host: 'localhost', 'sec-fetch-site': 'cross-site' }],
])('%s is refused', (_name, headers) => {
  expect(asked(headers)).toBeTypeOf('string')
})

test.each(['0.0.0.0', '::', '192.168.1.7', 'wadah.local'])('listening on %s is refused', (host) => {
  expect(() => requireLoopback(host)).toThrow(expect.objectContaining({ code: 'config_invalid' }))
})

test.each(['127.0.0.1', 'localhost', '::1'])('listening on %s is fine', (host) => {
  expect(() => requireLoopback(host)).not.toThrow()
})
