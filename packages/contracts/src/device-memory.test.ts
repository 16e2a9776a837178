import { expect, test } from 'vitest'
import { deviceMemoryMs, shortestMemoryMs } from './device-memory.ts'

const hour = 3_600_000

test('public data stays thirty days, internal data seventy-two hours, restricted data not at all', () => {
  expect(deviceMemoryMs).toEqual({ public: 720 * hour, internal: 72 * hour, restricted: 0 })
})

test('what shows several classes stays as long as the strictest of them', () => {
  expect(shortestMemoryMs(['public', 'internal'])).toBe(72 * hour)
  expect(shortestMemoryMs(['public', 'restricted'])).toBe(0)
  expect(shortestMemoryMs([])).toBe(720 * hour)
})
