import { describe, expect, it } from 'vitest'
import { instantOf, timeTicks } from './chart-time.ts'

const wib = 420
const words = { locale: 'id', utcOffsetMinutes: wib } as const
const labels = (from: string, to: string, most: number) =>
  timeTicks(instantOf(from, wib), instantOf(to, wib), most, words).map((tick) => tick.label)

describe('places in time', () => {
  it('begin at local midnight of their day, month, quarter, half-year or year', () => {
    expect(instantOf('2025-12-19', wib)).toBe(Date.parse('2025-12-18T17:00:00Z'))
    expect(instantOf('2025-12', wib)).toBe(Date.parse('2025-11-30T17:00:00Z'))
    expect(instantOf('2025-T4', wib)).toBe(instantOf('2025-10', wib))
    expect(instantOf('2025-S2', wib)).toBe(instantOf('2025-07', wib))
    expect(instantOf('2025', wib)).toBe(instantOf('2025-01', wib))
  })

  it('take instants as they are', () => {
    expect(instantOf('2025-12-19T07:05:00Z', wib)).toBe(Date.parse('2025-12-19T07:05:00Z'))
    expect(instantOf(12_345, wib)).toBe(12_345)
  })

  it('that are no place in time are not drawn somewhere', () => {
    expect(instantOf('kemarin', wib)).toBeNaN()
  })
})

describe('the time axis', () => {
  it('counts a year in quarters when there is room for four', () => {
    expect(labels('2025-01', '2025-12-31', 5)).toEqual(['Jan', 'Apr', 'Jul', 'Okt'])
  })

  it('names years over a decade', () => {
    expect(labels('2015', '2024', 5)).toEqual(['2016', '2018', '2020', '2022', '2024'])
  })

  it('writes hours with a dot and the day at midnight', () => {
    expect(labels('2025-12-19', '2025-12-20', 5)).toEqual(['19 Des', '06.00', '12.00', '18.00', '20 Des'])
  })

  it('shows the ends when nothing round lies between', () => {
    expect(labels('2025-12-02', '2025-12-06', 2)).toEqual(['2 Des', '6 Des'])
  })

  it('shows the ends by the clock where they lie within a day', () => {
    expect(labels('2025-12-19T07:05:00Z', '2025-12-19T07:12:00Z', 4)).toEqual(['14.05', '14.12'])
  })

  it('never has more labels than there is room for', () => {
    for (const most of [1, 2, 3, 5, 8]) expect(labels('2025-03-02', '2025-12-19', most).length).toBeLessThanOrEqual(Math.max(2, most))
  })
})
