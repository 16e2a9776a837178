import { describe, expect, it } from 'vitest'
import { shorten, textWidth, wrapText } from './text-width.ts'

describe('the width of words', () => {
  it('grows with the size and gives every digit the same room', () => {
    expect(textWidth('111', 10)).toBe(textWidth('888', 10))
    expect(textWidth('Kawalu', 22)).toBeCloseTo(2 * textWidth('Kawalu', 11))
  })

  it('breaks between words so that every line fits', () => {
    const lines = wrapText('iseng, hantu, salah sambung', 11, 80)

    expect(lines.join(' ')).toBe('iseng, hantu, salah sambung')
    expect(lines.every((line) => textWidth(line, 11) <= 80)).toBe(true)
  })

  it('keeps a long single word whole', () => {
    expect(wrapText('Tasikmalaya', 11, 5)).toEqual(['Tasikmalaya'])
  })

  it('cuts a name only when it does not fit', () => {
    expect(shorten('Tawang', 11, 100)).toBe('Tawang')
    expect(shorten('Dinas Komunikasi', 11, 50)).toMatch(/^Dinas.*…$/)
    expect(textWidth(shorten('Dinas Komunikasi', 11, 50), 11)).toBeLessThanOrEqual(50)
  })
})
