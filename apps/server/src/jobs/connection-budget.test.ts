import { expect, test } from 'vitest'
import { createConnectionBudget } from './connection-budget.ts'

test('a source that was asked often in the last minute is not asked for pilots, until it was left alone', () => {
  const clock = { now: 0 }
  const budget = createConnectionBudget(() => clock.now)

  for (let request = 0; request < 240; request += 1) budget.note('dinkes/armada')

  expect(budget.hasRoomForPilot('dinkes/armada')).toBe(false)
  expect(budget.hasRoomForPilot('dinkes/lain')).toBe(true)
  clock.now = 60_000
  expect(budget.hasRoomForPilot('dinkes/armada')).toBe(true)
})
