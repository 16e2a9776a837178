import { describe, expect, it } from 'vitest'
import { spreadLabels } from './spread-labels.ts'

describe('labels at the ends of lines', () => {
  it('stay where they are when nothing crowds them', () => {
    expect(spreadLabels([10, 60], 20, [0, 100])).toEqual([10, 60])
  })

  it('move apart and keep their order', () => {
    const spread = spreadLabels([52, 50, 51], 20, [0, 100])

    const [first = 0, second = 0, third = 0] = spread
    expect(third - second).toBeGreaterThanOrEqual(20)
    expect(first - third).toBeGreaterThanOrEqual(20)
  })

  it('keep within the chart at its foot', () => {
    expect(Math.max(...spreadLabels([99, 98], 20, [0, 100]))).toBeLessThanOrEqual(100)
  })
})
