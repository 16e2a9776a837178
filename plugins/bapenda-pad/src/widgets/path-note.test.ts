import { expect, test } from 'vitest'
import type { Revenue } from '../contract.ts'
import { latePassing, passedAt } from './path-note.ts'

const revenue: Revenue = {
  observedAt: '2026-11-24T03:00:00Z',
  year: '2026',
  target: 100,
  realised: 85,
  today: 0,
  due: 0.9,
  path: [0.2, 0.45, 0.75, 1],
  weeks: [
    { day: '2026-09-30', total: 70 },
    { day: '2026-10-10', total: 80 },
  ],
}

test('a share that was reached after its quarter says on which day', () => {
  expect(latePassing(revenue)).toEqual({ share: 0.75, amount: 75, reachedAt: Date.parse('2026-10-05T17:00:00Z') })
})

test('a share that is not reached yet has no day', () => {
  expect(latePassing({ ...revenue, realised: 74, weeks: [{ day: '2026-09-30', total: 70 }] })).toEqual({
    share: 0.75,
    amount: 75,
    reachedAt: undefined,
  })
})

test('a share that was reached in time is no news, nor is a year without a finished quarter', () => {
  expect(latePassing({ ...revenue, weeks: [{ day: '2026-09-20', total: 78 }] })).toBeUndefined()
  expect(latePassing({ ...revenue, observedAt: '2026-02-01T03:00:00Z', realised: 1, weeks: [] })).toBeUndefined()
})

test('an amount beyond the newest total was never passed', () => {
  expect(passedAt(revenue, 99)).toBeUndefined()
})
