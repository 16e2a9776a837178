import { describe, expect, it } from 'vitest'
import { labelPlace, projectInto, ringsPath } from './project-boundaries.ts'

const square = [
  [108.2, -7.4],
  [108.3, -7.4],
  [108.3, -7.3],
  [108.2, -7.3],
] as const

describe('boundaries in pixels', () => {
  it('keep the shape of the ground in any slot', () => {
    const { x, y } = projectInto(square, { width: 400, height: 100 })

    expect((x(108.3) - x(108.2)) / (y(-7.4) - y(-7.3))).toBeCloseTo(Math.cos((7.35 * Math.PI) / 180), 3)
  })

  it('have north above and stay within the box', () => {
    const { x, y } = projectInto(square, { width: 120, height: 100 })

    expect(y(-7.3)).toBeCloseTo(0)
    expect(y(-7.4)).toBeCloseTo(100)
    expect(x(108.2)).toBeGreaterThanOrEqual(0)
    expect(x(108.3)).toBeLessThanOrEqual(120)
  })

  it('give a label the middle of the area and its width there', () => {
    const projection = projectInto(square, { width: 100, height: 100 })

    const place = labelPlace([square], projection)

    expect(place?.x).toBeCloseTo(50, 0)
    expect(place?.y).toBeCloseTo(50, 0)
    expect(place?.room).toBeGreaterThan(90)
  })

  it('close every ring', () => {
    expect(ringsPath([square, square], projectInto(square, { width: 10, height: 10 })).match(/Z/g)).toHaveLength(2)
  })
})
