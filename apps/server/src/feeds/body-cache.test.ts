import { expect, test } from 'vitest'
import { createBodyCache } from './body-cache.ts'

const body = (bytes: number) => ({ contentType: 'application/json', body: new Uint8Array(bytes) })

test('a body is made once for all who ask', async () => {
  const cache = createBodyCache(100)
  let made = 0
  const make = async () => {
    made += 1
    return body(10)
  }

  await Promise.all([cache.take('a', make), cache.take('a', make)])
  await cache.take('a', make)

  expect(made).toBe(1)
})

test('what is not there leaves nothing behind, however often it is asked for', async () => {
  const cache = createBodyCache(100)

  for (let version = 0; version < 50; version += 1) await cache.take(`a@${version}`, async () => undefined)
  await cache.take('b', () => Promise.reject(new Error('away'))).catch(() => undefined)

  expect([cache.entries, cache.bytes]).toEqual([0, 0])
})

test('the bodies asked for longest ago make room, also for those that were long under way', async () => {
  const cache = createBodyCache(100)
  const slow = Promise.withResolvers<ReturnType<typeof body>>()
  const first = cache.take('slow', () => slow.promise)

  for (const key of ['a', 'b', 'c']) await cache.take(key, async () => body(40))
  await cache.take('b', async () => body(1))
  slow.resolve(body(40))
  await first
  await cache.take('larger than all', async () => body(101))

  expect([cache.entries, cache.bytes]).toEqual([2, 80])
  expect((await cache.take('b', async () => body(1)))?.body.length).toBe(40)
})
