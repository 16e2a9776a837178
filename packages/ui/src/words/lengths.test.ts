import { describe, expect, it } from 'vitest'
import { wordAge, wordLength } from './lengths.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('lengths in words', () => {
  it.each([
    [20_000, '1 menit', '1 minute'],
    [55 * minute, '55 menit', '55 minutes'],
    [3 * hour + 40 * minute, '3 jam', '3 hours'],
    [day, '1 hari', '1 day'],
    [45 * day, '45 hari', '45 days'],
    [70 * day, '2 bulan', '2 months'],
    [800 * day, '2 tahun', '2 years'],
  ])('%d ms is “%s”', (ms, indonesian, english) => {
    expect(wordLength(ms, 'id')).toBe(indonesian)
    expect(wordLength(ms, 'en')).toBe(english)
  })

  it('of ages under a minute are “baru saja”', () => {
    expect(wordAge(30_000, 'id')).toBe('baru saja')
    expect(wordAge(4 * day, 'id')).toBe('4 hari lalu')
    expect(wordAge(4 * day, 'en')).toBe('4 days ago')
  })
})
