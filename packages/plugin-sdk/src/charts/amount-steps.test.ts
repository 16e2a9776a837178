import { describe, expect, it } from 'vitest'
import { amountInk, amountStep } from './amount-steps.ts'

describe('steps of an amount', () => {
  it('run from the first to the seventh over the range', () => {
    expect([0, 50, 100].map((value) => amountStep(value, [0, 100]))).toEqual([1, 4, 7])
  })

  it('have none for a missing value', () => {
    expect(amountStep(null, [0, 100])).toBeUndefined()
  })

  it('stand in the middle when all values are alike', () => {
    expect(amountStep(3, [3, 3])).toBe(4)
  })

  it('flip the ink between the fourth and the fifth', () => {
    expect(amountInk(4)).not.toBe(amountInk(5))
  })
})
