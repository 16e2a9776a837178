import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ssoProblem } from './sso.ts'

let issuer = ''
const server = createServer((request, response) => {
  if (request.url?.startsWith('/pindah/')) response.writeHead(302, { location: '/.well-known/openid-configuration' }).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ issuer }))
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const of = (address: string) => ssoProblem({ issuer: address, clientId: 'wadah', clientSecret: 'rahasia-uji', name: 'SSO' })

test('a provider is the one that calls itself by the address that was set, and sends nobody elsewhere', async () => {
  expect(await of(issuer)).toBeUndefined()
  expect(await of(`${issuer}/cabang`)).toContain('it calls itself')
  expect(await of(`${issuer}/pindah`)).toBeDefined()
})
