import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

async function addressWith(proxies: number, forwarded?: string): Promise<string> {
  const app = new Hono().get('/', (context) => context.text(clientAddress(context, proxies)))
  return (await app.request('/', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } })).text()
}

test('without a proxy nobody is believed who says where they come from', async () => {
  expect(await addressWith(0, '203.0.113.9')).toBe('')
})

test('behind proxies the address the outermost of them saw counts, whatever was written before it', async () => {
  expect(await addressWith(1, '198.51.100.1, 203.0.113.9')).toBe('203.0.113.9')
  expect(await addressWith(2, '198.51.100.1, 203.0.113.9, 10.0.0.2')).toBe('203.0.113.9')
})

test('a request that went around the proxy has its own address', async () => {
  expect(await addressWith(1)).toBe('')
})
