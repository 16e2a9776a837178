import { describe, expect, test } from 'vitest'
import { type AgeRule, judgeAge } from './judge-age.ts'

const wib = 420
const at = (text: string) => Date.parse(text)

const live: AgeRule = {
  kind: 'cadence',
  basis: 'observed',
  cadence: '15s',
  grace: '5s',
  calendar: { kind: 'always' },
  utcOffsetMinutes: wib,
}

describe('a live feed with a cadence of 15 s and a grace of 5 s', () => {
  const observedAt = '2026-11-24T07:00:00Z'

  test.each([
    ['07:00:20Z', 'fresh'],
    ['07:00:20.001Z', 'late'],
    ['07:00:40Z', 'late'],
    ['07:00:40.001Z', 'stale'],
  ])('is at %s %s', (time, age) => {
    expect(judgeAge(live, { observedAt }, at(`2026-11-24T${time}`)).age).toBe(age)
  })

  test('says when the judgement changes by itself', () => {
    const judgement = judgeAge(live, { observedAt }, at('2026-11-24T07:00:01Z'))

    expect(judgement).toEqual({
      age: 'fresh',
      asOf: at(observedAt),
      lateAt: at('2026-11-24T07:00:20Z'),
      staleAt: at('2026-11-24T07:00:40Z'),
    })
  })

  test('does not become fresher when the same content is fetched again', () => {
    const times = { observedAt, fetchedAt: '2026-11-24T07:00:00Z', confirmedAt: '2026-11-24T07:05:00Z' }

    expect(judgeAge(live, times, at('2026-11-24T07:05:00Z')).age).toBe('stale')
  })

  test('is empty as long as it never had data', () => {
    expect(judgeAge(live, {}, at(observedAt))).toEqual({ age: 'empty' })
  })
})

describe('daily market prices on workdays', () => {
  const rule: AgeRule = {
    kind: 'cadence',
    basis: 'period',
    cadence: '1d',
    grace: '12h',
    calendar: { kind: 'workdays', holidays: ['2025-12-25', '2025-12-26'] },
    utcOffsetMinutes: wib,
  }

  test('are not late on Saturday or Sunday', () => {
    expect(judgeAge(rule, { period: '2025-12-19' }, at('2025-12-21T16:59:59Z')).age).toBe('fresh')
  })

  test('are late after Tuesday noon when Monday’s price has not come', () => {
    expect(judgeAge(rule, { period: '2025-12-19' }, at('2025-12-23T05:00:01Z')).age).toBe('late')
  })

  test('leave out the city’s holidays', () => {
    expect(judgeAge(rule, { period: '2025-12-24' }, at('2025-12-29T16:00:00Z')).age).toBe('fresh')
  })
})

describe('a yearly figure', () => {
  const rule: AgeRule = {
    kind: 'cadence',
    basis: 'period',
    cadence: '1y',
    grace: '120d',
    publicationLag: '60d',
    calendar: { kind: 'always' },
    utcOffsetMinutes: wib,
  }

  test('counts from the end of its year and the lag of its publication', () => {
    const judgement = judgeAge(rule, { period: '2023' }, at('2024-06-01T00:00:00Z'))

    expect(judgement.age).toBe('fresh')
    expect(new Date(judgement.asOf ?? 0).toISOString()).toBe('2023-12-31T17:00:00.000Z')
  })
})

describe('an earthquake list, where unchanged is legitimate', () => {
  const rule: AgeRule = {
    kind: 'cadence',
    basis: 'confirmed',
    cadence: '5m',
    maxUnchanged: '7d',
    calendar: { kind: 'always' },
    utcOffsetMinutes: wib,
  }

  test('is fresh while runs confirm it, and says since when nothing has changed', () => {
    const times = { fetchedAt: '2026-11-01T00:00:00Z', confirmedAt: '2026-11-24T07:00:00Z' }

    const judgement = judgeAge(rule, times, at('2026-11-24T07:04:00Z'))

    expect(judgement.age).toBe('fresh')
    expect(judgement.unchangedSince).toBe(at('2026-11-01T00:00:00Z'))
  })
})

test('an archive is never late, and empty before its first data', () => {
  const rule: AgeRule = { kind: 'archive', utcOffsetMinutes: wib }

  expect(judgeAge(rule, { period: '2015', fetchedAt: '2016-01-01T00:00:00Z' }, at('2026-11-24T00:00:00Z')).age).toBe('archive')
  expect(judgeAge(rule, {}, at('2026-11-24T00:00:00Z')).age).toBe('empty')
})
