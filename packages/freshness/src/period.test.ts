import { expect, test } from 'vitest'
import { addDuration } from './duration.ts'
import { periodEnd, periodStart } from './period.ts'

test.each([
  ['2023', '2023-12-31T17:00:00.000Z'],
  ['2025-S1', '2025-06-30T17:00:00.000Z'],
  ['2025-T3', '2025-09-30T17:00:00.000Z'],
  ['2025-12', '2025-12-31T17:00:00.000Z'],
  ['2025-12-19', '2025-12-19T17:00:00.000Z'],
  ['2025-12-19T03:04:05Z', '2025-12-19T03:04:05.000Z'],
])('the period %s ends in WIB at %s', (period, end) => {
  expect(new Date(periodEnd(period, 420) ?? 0).toISOString()).toBe(end)
})

test.each([
  ['2023', '2022-12-31T17:00:00.000Z'],
  ['2025-S1', '2024-12-31T17:00:00.000Z'],
  ['2025-T3', '2025-06-30T17:00:00.000Z'],
  ['2025-01', '2024-12-31T17:00:00.000Z'],
  ['2025-12-19', '2025-12-18T17:00:00.000Z'],
  ['2025-12-19T03:04:05Z', '2025-12-19T03:04:05.000Z'],
])('the period %s starts in WIB at %s', (period, start) => {
  expect(new Date(periodStart(period, 420) ?? 0).toISOString()).toBe(start)
})

test('a text that is no period has no end', () => {
  expect(periodEnd('Des 2025', 420)).toBeUndefined()
})

test('a month after 31 January is the last day of February', () => {
  expect(new Date(addDuration(Date.UTC(2025, 0, 31), '1mo')).toISOString()).toBe('2025-02-28T00:00:00.000Z')
})
