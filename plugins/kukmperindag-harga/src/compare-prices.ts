import type { Price } from './contract.ts'
import { shiftDay } from './days.ts'

/** One commodity over all its markets on its newest day. */
export interface ComparedPrice {
  /** Newest day with a price. */
  day: string
  /** Mean of the markets that reported on that day, in rupiah. */
  mean: number
  /** Change of the mean against a week and a year before, as shares; undefined where there was no price. */
  week: number | undefined
  year: number | undefined
}

/** Mean of the markets on a day; undefined when none reported. */
function meanOn(prices: readonly Price[], day: string): number | undefined {
  const found = prices.flatMap((price) => (price.day === day && price.price !== null ? [price.price] : []))
  return found.length === 0 ? undefined : found.reduce((sum, price) => sum + price, 0) / found.length
}

/** Mean on the newest reported day at or before a day, a week back at most: markets report nothing at weekends and now and then. */
export function meanAt(prices: readonly Price[], day: string): number | undefined {
  for (let back = 0; back <= 7; back += 1) {
    const found = meanOn(prices, shiftDay(day, -back))
    if (found !== undefined) return found
  }
  return undefined
}

/** The same day a year before; 29 February becomes 28. */
function yearBefore(day: string): string {
  const rest = day.slice(4)
  return `${Number(day.slice(0, 4)) - 1}${rest === '-02-29' ? '-02-28' : rest}`
}

/** Compares the newest price with a week and a year before; undefined when there is no price. */
export function comparePrice(prices: readonly Price[]): ComparedPrice | undefined {
  const day = prices.findLast(({ price }) => price !== null)?.day
  const mean = day === undefined ? undefined : meanOn(prices, day)
  if (day === undefined || mean === undefined) return undefined
  const change = (before: number | undefined) => (before === undefined ? undefined : mean / before - 1)
  return { day, mean, week: change(meanAt(prices, shiftDay(day, -7))), year: change(meanAt(prices, yearBefore(day))) }
}

/** Prices up to the end of a period of the board’s filter (`2025`, `2025-12`); all without one. */
export function untilPeriod(prices: readonly Price[], period: string | undefined): readonly Price[] {
  return period === undefined ? prices : prices.filter(({ day }) => day.slice(0, period.length) <= period)
}
