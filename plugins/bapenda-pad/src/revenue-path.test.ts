import { expect, test } from 'vitest'
import { quarterShares, shareDue } from './revenue-path.ts'

const shares = quarterShares({ first: 20, second: 45, third: 75 })

test.each([
  ['2026-01-01T00:00:00+07:00', 0],
  ['2026-03-31T23:59:59+07:00', 0.2],
  ['2026-06-30T23:59:59+07:00', 0.45],
  ['2026-09-30T23:59:59+07:00', 0.75],
  ['2026-12-31T23:59:59+07:00', 1],
  ['2026-11-16T00:00:00+07:00', 0.875],
])('by %s a share of %d is due', (at, due) => {
  expect(shareDue(shares, Date.parse(at))).toBeCloseTo(due, 5)
})
