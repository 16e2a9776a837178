import { expect, test } from 'vitest'
import { createAdapterFormat } from './format.ts'

const format = createAdapterFormat(420)

test('numbers are grouped by dots and split by a comma, with a real minus', () => {
  expect([format.number(1_234_567.891, 2), format.number(-1_000), format.number(999), format.number(0.5, 1)]).toEqual([
    '1.234.567,89',
    '−1.000',
    '999',
    '0,5',
  ])
})

test('what rounds to nothing has no sign', () => {
  expect([format.number(-0.2), format.number(-0), format.rupiah(-0.2), format.rupiah(-1_500)]).toEqual(['0', '0', 'Rp0', '−Rp1.500'])
})

test('a day is the city’s, not that of UTC', () => {
  expect(format.date(new Date('2025-08-26T18:30:00Z'))).toBe('27 Agustus 2025')
})

test.each([
  ['1.234.567,89', 1_234_567.89],
  ['Rp 1.234.567,00', 1_234_567],
  ['Rp. 12.500', 12_500],
  ['1234567.89', 1_234_567.89],
  ['1,234,567', 1_234_567],
  ['−12,5', -12.5],
  ['7', 7],
  ['-', undefined],
  ['belum', undefined],
  ['', undefined],
  ['12.03.2025 pagi', undefined],
])('“%s” is read as %s', (text, value) => {
  expect(format.parseNumber(text)).toBe(value)
})
