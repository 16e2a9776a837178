import { describe, expect, test } from 'vitest'
import { widgetView } from '@wadah/plugin-sdk/testing'
import type { Adapter } from '../adapter.ts'
import { asCounts } from '../counts.ts'
import { pluginDir } from '../testing/pages.ts'
import banjir from './banjir.tsx'

const counts = (from: number, events: readonly number[]) =>
  asCounts(events.map((count, index) => ({ year: String(from + index), events: count })))
const jabar = counts(2018, [8, 6, 0, 2, 2, 6, 7, 1])
const bnpb = counts(2018, [3, 6, 0, 1, 1, 1, 1])
const view = (options: Partial<Parameters<typeof widgetView<Adapter>>[0]> = {}) =>
  widgetView<Adapter>({ pluginDir, data: { jabar, bnpb }, settings: { years: 7 }, ...options })

test('both totals are said, over the years both speak of', () => {
  expect(banjir.summary(view())).toBe('Banjir 2018–2024: 31 kejadian menurut BPBD Jabar, 13 menurut BNPB.')
  expect(banjir.table(view()).columns.map(({ title }) => title)).toEqual(['Tahun', 'BPBD Jabar', 'BNPB'])
})

test('the period of the board is the last year shown', () => {
  expect(banjir.table(view({ filter: { period: '2020' }, settings: { years: 3 } })).rows).toEqual([
    { year: '2018', jabar: '8', bnpb: '3' },
    { year: '2019', jabar: '6', bnpb: '6' },
    { year: '2020', jabar: '0', bnpb: '0' },
  ])
})

test('one producer alone is shown, the other has a dash', () => {
  const alone = view({ data: { jabar }, settings: { years: 3 } })

  expect(banjir.summary(alone)).toBe('Banjir 2023–2025: 14 kejadian menurut BPBD Jabar, – menurut BNPB.')
  expect(banjir.table(alone).rows[0]).toEqual({ year: '2023', jabar: '6', bnpb: '–' })
})

describe.each(['id', 'en'] as const)('in %s', (locale) => {
  test('there are words with data and without', () => {
    expect(banjir.summary(view({ locale })).length).toBeGreaterThan(10)
    expect(banjir.summary(view({ locale, data: {} })).length).toBeGreaterThan(5)
    expect(banjir.table(view({ locale, data: {} })).rows).toEqual([])
  })
})
