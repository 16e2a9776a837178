import { describe, expect, it } from 'vitest'
import { linear, valueScale } from './value-scale.ts'

describe('the value axis', () => {
  it('starts at zero when that does not flatten the values', () => {
    expect(valueScale([30_000, 90_000], 'auto').low).toBe(0)
  })

  it('leaves zero out when the values lie far above it', () => {
    expect(valueScale([90, 100], 'auto').low).toBeGreaterThan(80)
  })

  it('starts at zero when told to, whatever the values', () => {
    expect(valueScale([90, 100], 'zero').low).toBe(0)
  })

  it('needs three or four grid lines at most', () => {
    for (const top of [7, 31, 96, 440, 71_250, 1_300_000]) expect(valueScale([0, top], 'zero').ticks.length).toBeLessThanOrEqual(4)
  })

  it('keeps values below zero in sight', () => {
    const scale = valueScale([-20, 40], 'auto')

    expect(scale.low).toBeLessThanOrEqual(-20)
    expect(scale.ticks).toContain(0)
  })

  it('has a range even without a value', () => {
    expect(valueScale([], 'auto')).toEqual({ low: 0, high: 1, ticks: [0] })
  })

  it('maps a range without width to its start', () => {
    expect(linear(5, [5, 5], [10, 90])).toBe(10)
  })
})
