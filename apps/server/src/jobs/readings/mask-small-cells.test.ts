import { expect, test } from 'vitest'
import type { FeedMeta } from '@wadah/contracts/feed-meta'
import { extractMeasures } from './extract-measures.ts'
import { maskSmallCells } from './mask-small-cells.ts'

const smallCells = { subject: 'health', below: 5, beside: ['rows[].share'] }
const measure = { name: 'kasus', value: 'rows[].count', area: 'rows[].area', series: 'rows[].sex', period: 'rows[].year', smallCells }
const metaOf = (own: object = measure): FeedMeta => ({ measures: [own], metadata: { smallestArea: 'kelurahan' } }) as unknown as FeedMeta

const row = (village: string, count: number, sex = '') => ({
  area: village === '' ? '32.78.01' : `32.78.01.${village}`,
  count,
  sex,
  year: '2025',
  share: count / 100,
})
function shownOf(rows: object[], own?: object) {
  const { data } = maskSmallCells({ rows }, metaOf(own))
  return (data as { rows: { count: number | null }[] }).rows.map(({ count }) => count)
}

test('counts of few persons in a kelurahan are hidden, nought and what is large enough are shown', () => {
  expect(shownOf([row('1001', 3), row('1002', 4), row('1003', 0), row('1004', 5)])).toEqual([null, null, 0, 5])
})

test('a kecamatan is large enough whatever its count', () => {
  expect(shownOf([row('', 2)])).toEqual([2])
})

test('a single hidden count takes the next smallest with it, or the total would tell it', () => {
  expect(shownOf([row('1001', 3), row('1002', 9), row('1003', 40), row('', 52)])).toEqual([null, null, 40, 52])
})

test('two hidden counts that their total would tell take a third with them', () => {
  expect(shownOf([row('1001', 1), row('1002', 1), row('1003', 9), row('1004', 40), row('', 51)])).toEqual([null, null, null, 40, 51])
})

test('where nothing else is left to hide, the total is hidden', () => {
  expect(shownOf([row('1001', 3), row('', 3)])).toEqual([null, null])
})

test('splits of one area are a group as well: one hidden sex is not told by the whole', () => {
  const shown = shownOf([
    row('1001', 2, 'L'),
    row('1001', 9, 'P'),
    row('1001', 11),
    row('1002', 30, 'L'),
    row('1002', 31, 'P'),
    row('1002', 61),
  ])

  expect(shown.slice(0, 2)).toEqual([null, null])
  // In the column of each sex another kelurahan is hidden with it; the whole of both stays.
  expect([shown[2], shown[5]]).toEqual([11, 61])
})

test('numbers beside it that tell the same are hidden with it, and others stay', () => {
  const { data } = maskSmallCells({ rows: [row('1001', 3), row('1002', 4), row('1003', 50)] }, metaOf())

  expect(data).toMatchObject({
    rows: [
      { count: null, share: null, year: '2025' },
      { count: null, share: null },
      { count: 50, share: 0.5 },
    ],
  })
})

test('points of hidden counts say why there is no value', () => {
  const meta = metaOf()
  const { data, hidden } = maskSmallCells({ rows: [row('1001', 3, 'L'), row('1002', 4, 'L'), row('1003', 50, 'L')] }, meta)

  expect(extractMeasures(data, meta, '2025', hidden).map(({ value, missing }) => [value, missing])).toEqual([
    [undefined, 'small-cell'],
    [undefined, 'small-cell'],
    [50, undefined],
  ])
})

test('data of measures that declare nothing is left as it is', () => {
  const data = { rows: [row('1001', 1)] }

  expect(maskSmallCells(data, metaOf({ ...measure, smallCells: undefined })).data).toBe(data)
})

test('the data given is not touched', () => {
  const data = { rows: [row('1001', 1), row('1002', 2)] }
  maskSmallCells(data, metaOf())

  expect(data.rows[0]?.count).toBe(1)
})
