import { describe, expect, it } from 'vitest'
import { wordClock, wordFullInstant, wordInstant, wordPeriod, wordSince } from './instants.ts'

const id = { locale: 'id', utcOffsetMinutes: 420 } as const
const en = { locale: 'en', utcOffsetMinutes: 420 } as const
const now = Date.parse('2025-12-19T07:05:00Z')

describe('instants in words', () => {
  it('are a local clock with a dot and the zone', () => {
    expect(wordClock(now, id)).toBe('14.05 WIB')
    expect(wordClock(now, { locale: 'id', utcOffsetMinutes: 480 })).toBe('15.05 WITA')
    expect(wordClock(now, { locale: 'id', utcOffsetMinutes: 0 })).toBe('07.05 UTC+0')
  })

  it('name the day once it is another, and the year once that is', () => {
    expect(wordInstant(Date.parse('2025-12-19T07:02:00Z'), now, id)).toBe('14.02 WIB')
    expect(wordInstant(Date.parse('2025-12-18T07:02:00Z'), now, id)).toBe('18 Des, 14.02 WIB')
    expect(wordInstant(Date.parse('2024-12-18T07:02:00Z'), now, id)).toBe('18 Des 2024, 14.02 WIB')
  })

  it('count the local day, not that of Greenwich', () => {
    expect(wordInstant(Date.parse('2025-12-18T17:30:00Z'), now, id)).toBe('00.30 WIB')
  })

  it('name the weekday when something has been so since', () => {
    expect(wordSince(Date.parse('2025-12-16T01:00:00Z'), now, id)).toBe('Sel 16 Des, 08.00 WIB')
    expect(wordSince(Date.parse('2025-12-16T01:00:00Z'), now, en)).toBe('Tue 16 Dec, 08.00 WIB')
  })

  it('stand alone in full', () => {
    expect(wordFullInstant(now, id)).toBe('19 Des 2025, 14.05 WIB')
  })
})

describe('periods in words', () => {
  it.each([
    ['2023', 'tahun 2023', 'year 2023'],
    ['2025-S1', 'semester I 2025', 'half-year I 2025'],
    ['2025-T4', 'triwulan IV 2025', 'quarter IV 2025'],
    ['2025-12', 'Des 2025', 'Dec 2025'],
    ['2025-12-09', '9 Des 2025', '9 Dec 2025'],
    ['2025-12-19T07:02:00Z', '19 Des 2025, 14.02 WIB', '19 Dec 2025, 14.02 WIB'],
  ])('%s is “%s”', (period, indonesian, english) => {
    expect(wordPeriod(period, id)).toBe(indonesian)
    expect(wordPeriod(period, en)).toBe(english)
  })
})
