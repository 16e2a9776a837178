import { describe, expect, it } from 'vitest'
import { CodedError } from '@wadah/errors'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { createQueryCache } from './query-cache.ts'
import { nextRunAt } from './run-spacing.ts'

const minute = 60_000

describe('the next run of a feed', () => {
  const history = { feed: 'a.b/c', poll: '20s', lastRunAt: 1_000_000, failedRuns: 0 }

  it('comes about one pace after the last, spread by feed and always alike for one', () => {
    const moments = Array.from({ length: 50 }, (_, at) => nextRunAt({ ...history, feed: `a.b/f${at}` }, 0) - history.lastRunAt)

    expect(Math.min(...moments)).toBeGreaterThanOrEqual(19_000)
    expect(Math.max(...moments)).toBeLessThanOrEqual(21_000)
    expect(new Set(moments).size).toBeGreaterThan(30)
    expect(nextRunAt(history, 0)).toBe(nextRunAt(history, 5))
  })

  it('comes at once when it never ran', () => {
    expect(nextRunAt({ ...history, lastRunAt: undefined }, 500)).toBe(500)
  })

  it('comes later and later after failures, up to four paces', () => {
    const delays = [1, 2, 3, 4, 50].map((failedRuns) => nextRunAt({ ...history, failedRuns }, 0) - history.lastRunAt)

    expect(delays).toEqual([20_000, 40_000, 80_000, 80_000, 80_000])
  })

  it('does not wait a year to ask a yearly source again', () => {
    const delays = [1, 2, 3, 10].map((failedRuns) => nextRunAt({ ...history, poll: '1y', failedRuns }, 0) - history.lastRunAt)

    expect(delays).toEqual([5 * minute, 10 * minute, 20 * minute, 60 * minute])
  })
})

describe('a circuit breaker', () => {
  const down = () => Promise.reject(new CodedError('source_unreachable', 'down'))

  it('stops asking after five outages in a row, tries once after a pause, and closes when the source answers', async () => {
    let now = 0
    let asked = 0
    const breaker = createCircuitBreaker(() => now)
    const ask = (request: () => Promise<unknown>) =>
      breaker
        .run('opd/pasar', () => {
          asked += 1
          return request()
        })
        .catch((error: CodedError) => error.details['reason'] ?? error.code)

    for (let at = 0; at < 5; at += 1) await ask(down)
    expect(await ask(down)).toBe('circuit_open')
    expect(asked).toBe(5)

    now = 15_000
    expect(await ask(down)).toBe('source_unreachable')
    expect(await ask(down)).toBe('circuit_open')
    now = 45_000
    expect(await ask(async () => 'up')).toBe('up')
    expect(await ask(async () => 'up')).toBe('up')
  })

  it('lets only one request try after the pause, and a forced one at any time', async () => {
    let now = 0
    const breaker = createCircuitBreaker(() => now)
    for (let at = 0; at < 5; at += 1) await breaker.run('c', down).catch(() => undefined)
    now = 20_000
    const { promise, resolve } = Promise.withResolvers<string>()

    const trying = breaker.run('c', () => promise)
    await expect(breaker.run('c', async () => 'second')).rejects.toMatchObject({ code: 'source_unreachable' })
    expect(await breaker.run('c', async () => 'forced', { force: true })).toBe('forced')
    resolve('tried')

    expect(await trying).toBe('tried')
  })

  it('does not take a refusal for an outage', async () => {
    const breaker = createCircuitBreaker(() => 0)
    for (let at = 0; at < 9; at += 1)
      await breaker.run('c', () => Promise.reject(new CodedError('host_refused', 'no'))).catch(() => undefined)

    expect(breaker.open()).toEqual([])
    expect(await breaker.run('c', async () => 'asked')).toBe('asked')
  })
})

const weighed = (answer: number, bytes = 1) => ({ answer, bytes })

describe('a query cache', () => {
  it('asks once for all who ask at the same time, and again when the answer is too old', async () => {
    let now = 0
    let asked = 0
    const cache = createQueryCache({ entries: 10, bytes: 100, now: () => now })
    const take = () => cache.take('k', 1_000, async () => weighed((asked += 1)))

    expect(await Promise.all([take(), take(), take()])).toEqual([1, 1, 1])
    now = 999
    expect(await take()).toBe(1)
    now = 1_000
    expect(await take()).toBe(2)
  })

  it('keeps no failure and no more than it may', async () => {
    const cache = createQueryCache({ entries: 1, bytes: 100, now: () => 0 })

    await expect(cache.take('k', 1, () => Promise.reject(new RangeError('no')))).rejects.toThrow('no')
    expect(await cache.take('k', 1, async () => weighed(1))).toBe(1)
    await cache.take('other', 1, async () => weighed(1))
    expect(await cache.take('k', 1, async () => weighed(2))).toBe(2)
  })

  it('holds no more bytes than it may, and keeps what was used last', async () => {
    const cache = createQueryCache({ entries: 10, bytes: 100, now: () => 0 })
    const take = (key: string, answer: number) => cache.take(key, 1, async () => weighed(answer, 40))

    await take('a', 1)
    await take('b', 1)
    await take('a', 2)
    await take('c', 1)

    expect([await take('a', 2), await take('c', 2), await take('b', 2)]).toEqual([1, 1, 2])
  })
})
