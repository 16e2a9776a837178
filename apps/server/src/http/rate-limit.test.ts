import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('a burst passes, the next is refused with the seconds to wait, and time refills', () => {
  let now = 0
  const limit = createRateLimit({ burst: 3, windowMs: 30_000 }, () => now)
  for (let index = 0; index < 3; index += 1) limit.take('a')

  expect(() => limit.take('a')).toThrow(expect.objectContaining({ code: 'rate_limited', details: { retryAfter: 10 } }))
  expect(() => limit.take('b')).not.toThrow()
  now = 10_000
  expect(() => limit.take('a')).not.toThrow()
})
