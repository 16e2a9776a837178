import { expect, test } from 'vitest'
import { layOutLines } from './line-layout.ts'
import { textWidth } from './text-width.ts'

const day = 86_400_000
const quarter = Array.from({ length: 90 }, (_, index) => ({ at: Date.parse('2026-08-26T17:00:00Z') + index * day, value: 60 + index }))

test('labels of the time axis never touch, whatever the width and the first day', () => {
  for (let width = 160; width < 900; width += 7) {
    for (const start of [0, 1, 3, 5, 8, 11]) {
      const { xTicks, type } = layOutLines({ width, height: 200, label: '', series: [{ name: 'Cikurubuk', points: quarter.slice(start) }] })
      const boxes = xTicks.map((tick) => {
        const words = textWidth(tick.label, type.xs)
        const from = tick.anchor === 'start' ? tick.x : tick.anchor === 'end' ? tick.x - words : tick.x - words / 2
        return [from, from + words] as const
      })
      for (const [index, [from]] of boxes.entries()) expect(from).toBeGreaterThan(boxes[index - 1]?.[1] ?? -Infinity)
    }
  }
})

test('the tails of the labels stay inside the slot', () => {
  const { bottom, type } = layOutLines({ width: 300, height: 200, unit: 1, label: '', series: [{ name: '', points: quarter }] })

  expect(bottom + type.xs + 4 + type.xs * 0.24).toBeLessThanOrEqual(200)
})
