// @vitest-environment jsdom
import { drawWidget, type DrawWidgetOptions } from '@wadah/plugin-sdk/testing'
import { expect, test } from 'vitest'
import { asCounts } from '../counts.ts'
import { pluginDir } from '../testing/pages.ts'
import banjir from './banjir.tsx'

const counts = (from: number, events: readonly number[]) =>
  asCounts(events.map((count, index) => ({ year: String(from + index), events: count })))
const data: Record<string, unknown> = { jabar: counts(2018, [8, 6, 0, 2, 2, 6, 7, 1]), bnpb: counts(2018, [3, 6, 0, 1, 1, 1, 1]) }
const draw = (init: DrawWidgetOptions['init'] = {}, given = data) =>
  drawWidget({ pluginDir, definition: banjir, data: given, init: { settings: { years: 7 }, ...init } })

test('both totals and both producers stand side by side', async () => {
  const text = (await draw()).text()

  for (const words of ['31', 'atau 13 kejadian', 'tidak dirata-ratakan', '2018–2024', 'BPBD Jabar', 'jumlah 31', 'BNPB', 'jumlah 13'])
    expect(text).toContain(words)
})

test('a low slot keeps both totals', async () => {
  const size = { width: 180, height: 60, class: 'small', density: 'desk', unit: 1 } as const

  expect((await draw({ size })).text()).toBe('31atau 13 kejadian')
})

test('a producer without data has a dash, and the other stands', async () => {
  const text = (await draw({ settings: { years: 3 } }, { ...data, bnpb: undefined })).text()

  expect(text).toContain('14')
  expect(text).toContain('atau – kejadian')
})
