import { expect, test } from 'vitest'
import type { WidgetDeclaration } from '@wadah/contracts/manifest'
import { conformanceRounds, widgetStates } from './conformance-cases.ts'

const widget = { sizes: { min: { w: 2, h: 2 }, start: { w: 3, h: 3 } } } as WidgetDeclaration

/** Each case as a list of its choices. */
const choices = (full: boolean) =>
  conformanceRounds(widget, full).flatMap(({ size, steps }) =>
    steps.flatMap(({ state, looks }) =>
      looks.map(({ theme, locale }) => [state, `${size.width} × ${size.height}`, theme, locale] as string[]),
    ),
  )
const pairs = (all: string[][]) =>
  new Set(all.flatMap((one) => one.flatMap((a, at) => one.slice(at + 1).map((b, more) => `${at} ${a} | ${at + more + 1} ${b}`))))

test('every two choices of state, size, theme and language meet, in far fewer cases than all', () => {
  const [few, all] = [choices(false), choices(true)]

  expect(all).toHaveLength(widgetStates.length * 5 * 3 * 2)
  expect(few).toHaveLength(widgetStates.length * 5)
  expect([...pairs(all)].filter((pair) => !pairs(few).has(pair))).toEqual([])
})

test('each place begins with another state', () => {
  const first = conformanceRounds(widget, false).map(({ steps }) => steps[0]?.state)

  expect(new Set(first).size).toBe(5)
  expect(first).toContain('empty')
})
