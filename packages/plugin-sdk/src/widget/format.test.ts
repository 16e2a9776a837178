import { describe, expect, test } from 'vitest'
import { createWidgetFormat } from './format.ts'

const id = createWidgetFormat('id')
const en = createWidgetFormat('en')

describe('numbers', () => {
  test('are written as each language does, with a real minus', () => {
    expect([id.number(1_234.5, 1), id.number(-1_000), en.number(1_234.5, 1)]).toEqual(['1.234,5', '−1.000', '1,234.5'])
  })

  test('have no sign when they round to nothing', () => {
    expect([id.number(-0.3), id.percent(-0.0001), id.rupiah(-0.4), id.money(-0.4).value]).toEqual(['0', '0,0 %', 'Rp0', 'Rp0'])
  })

  test('are shortened from ten thousand on, money with its sign in front', () => {
    expect([id.compact(9_999), id.compact(757_815), id.money(411_800_000_000), id.money(-1_250_000_000), en.money(1.2e12)]).toEqual([
      { value: '9.999', unit: '' },
      { value: '757,8', unit: 'ribu' },
      { value: 'Rp411,8', unit: 'miliar' },
      { value: '−Rp1,3', unit: 'miliar' },
      { value: 'Rp1.2', unit: 'trillion' },
    ])
  })

  test('take the next word when they round up to it', () => {
    expect([id.compact(999_949), id.compact(999_950), id.money(999_990_000)]).toEqual([
      { value: '999,9', unit: 'ribu' },
      { value: '1,0', unit: 'juta' },
      { value: 'Rp1,0', unit: 'miliar' },
    ])
  })

  test('as shares are percents', () => {
    expect([id.percent(0.935), id.percent(1, 0)]).toEqual(['93,5 %', '100 %'])
  })
})

describe('days and times', () => {
  const at = '2026-11-24T07:05:00Z'

  test('are the city’s', () => {
    expect([id.date(at), en.date(at), id.time(at), id.date('2026-11-24T17:30:00Z')]).toEqual([
      'Sel, 24 Nov 2026',
      'Tue, 24 Nov 2026',
      '14.05 WIB',
      'Rab, 25 Nov 2026',
    ])
  })

  test.each([
    ['2023', '2023', '2023'],
    ['2025-T3', 'TW III 2025', 'Q3 2025'],
    ['2025-S1', 'Sem. 1 2025', 'H1 2025'],
    ['2025-12', 'Des 2025', 'Dec 2025'],
    ['2025-12-19', '19 Des 2025', '19 Dec 2025'],
    ['2025-12-19T20:00:00Z', '20 Des 2025', '20 Dec 2025'],
  ])('the period %s is written as coarse as it is', (period, indonesian, english) => {
    expect([id.period(period), en.period(period)]).toEqual([indonesian, english])
  })

  test('are the city’s, wherever in Indonesia it lies', () => {
    const jayapura = createWidgetFormat('id', 540)

    expect([jayapura.time('2026-11-24T07:05:00Z'), jayapura.date('2026-11-24T15:30:00Z')]).toEqual(['16.05 WIT', 'Rab, 25 Nov 2026'])
  })
})
