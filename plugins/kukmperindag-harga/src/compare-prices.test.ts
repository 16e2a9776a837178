import { expect, test } from 'vitest'
import { comparePrice, untilPeriod } from './compare-prices.ts'
import type { Price } from './contract.ts'

const price = (day: string, value: number | null, market = 'Pasar Pancasila'): Price => ({ day, market, price: value })

test('the number is the mean of the markets that reported on the newest day', () => {
  expect(comparePrice([price('2025-12-19', 60_000), price('2025-12-19', 82_500, 'Pasar Cikurubuk')])?.mean).toBe(71_250)
  expect(comparePrice([price('2025-12-19', 60_000), price('2025-12-19', null, 'Pasar Cikurubuk')])?.mean).toBe(60_000)
})

test('a missing week before is taken from the last day that reported, at most a week further back', () => {
  const newest = price('2025-12-19', 60_000)

  expect(comparePrice([price('2025-12-10', 50_000), price('2025-12-12', null), newest])?.week).toBeCloseTo(0.2)
  expect(comparePrice([price('2025-12-04', 50_000), newest])?.week).toBeUndefined()
})

test('a year before is the same date, also across a leap day', () => {
  expect(comparePrice([price('2024-12-19', 40_000), price('2025-12-19', 60_000)])?.year).toBeCloseTo(0.5)
  expect(comparePrice([price('2023-02-28', 40_000), price('2024-02-29', 60_000)])?.year).toBeCloseTo(0.5)
})

test('no price at all gives no number', () => {
  expect(comparePrice([price('2025-12-19', null)])).toBeUndefined()
  expect(comparePrice([])).toBeUndefined()
})

test('a period of the board ends the series', () => {
  const prices = [price('2024-12-31', 1), price('2025-11-28', 2), price('2025-12-01', 3)]

  expect(untilPeriod(prices, '2025-11').map(({ day }) => day)).toEqual(['2024-12-31', '2025-11-28'])
  expect(untilPeriod(prices, '2024').map(({ day }) => day)).toEqual(['2024-12-31'])
  expect(untilPeriod(prices, undefined)).toHaveLength(3)
})
