import { describe, expect, test } from 'vitest'
import type { DialectSchema } from '@wadah/contracts/dialect'
import { feedMetaSchema, intakeMetaSchema, type FeedMetaInput, type IntakeMeta, type ProcedureMeta } from '@wadah/contracts/feed-meta'
import type { RecordedContract } from '@wadah/contracts/recorded-contract'
import { checkVersion, compareContracts } from './compare-contracts.ts'
import { compareMeta } from './compare-meta.ts'

function contractWith(output: DialectSchema): RecordedContract {
  const text = { id: 'x', en: 'x' }
  return {
    format: 1,
    sdk: '1.0.0',
    procedures: {
      q: {
        meta: { kind: 'query', title: text, classification: 'public', connections: [], cache: '60s' },
        input: { type: 'string' },
        output,
      },
    },
  }
}

const object = (properties: Record<string, DialectSchema>, required = Object.keys(properties)): DialectSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

describe('the version of a release', () => {
  const one = contractWith(object({ count: { type: 'integer' } }))
  const more = contractWith(object({ count: { type: 'integer' }, since: { type: 'string' } }))
  const less = contractWith(object({ since: { type: 'string' } }))

  test('may be a patch when the contract is the same', () => {
    expect(checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.1', contract: one }).level).toBe('none')
  })

  test('must be a minor when the output says more', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.1', contract: more })).toThrow('minor change')
    expect(checkVersion({ version: '1.0.0', contract: one }, { version: '1.1.0', contract: more }).level).toBe('minor')
  })

  test('must be a major when a field is gone, and the refusal names it', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.1.0', contract: less })).toThrow(
      'q.output.count may now be absent',
    )
  })

  test('must rise', () => {
    expect(() => checkVersion({ version: '1.0.0', contract: one }, { version: '1.0.0', contract: one })).toThrow('raise the version')
  })

  test('must be a major when a classification is opened', () => {
    const procedure = one.procedures['q']
    if (!procedure) throw new Error('no procedure')
    const restricted: RecordedContract = {
      ...one,
      procedures: { q: { ...procedure, meta: { ...procedure.meta, classification: 'internal' } } },
    }

    expect(compareContracts(restricted, one)).toMatchObject({ level: 'major', changes: [{ what: 'was opened from internal to public' }] })
  })
})

const words = { id: 'Jumlah', en: 'Count' }
const metadata = {
  concept: words,
  definition: words,
  classification: 'kota',
  measure: words,
  unit: words,
  producer: 'Dinas Uji',
  source: 'Sumber uji',
  smallestArea: 'kota',
  frequency: words,
  licence: 'CC BY 4.0',
} as const
const measure = { name: 'count', title: words, unit: words, direction: 'up', value: 'count' } as const
const feed = (changes: Partial<FeedMetaInput> = {}) =>
  feedMetaSchema.parse({
    kind: 'feed',
    title: words,
    poll: '1m',
    cadence: '1h',
    grace: '1h',
    basis: 'observed',
    observedAt: 'at',
    classification: 'public',
    measures: [measure],
    metadata,
    ...changes,
  })
const column = { header: 'jumlah', key: 'count', title: words, required: true, type: 'integer', example: '1' } as const
const intake = (changes: Partial<IntakeMeta> = {}) =>
  intakeMetaSchema.parse({
    kind: 'intake',
    title: words,
    classification: 'internal',
    accepts: 'csv',
    columns: [column],
    feeds: ['f'],
    ...changes,
  })

describe('what a procedure declares', () => {
  test.each<[string, Partial<FeedMetaInput>, string[]]>([
    ['nothing', {}, []],
    ['other words', { title: { id: 'Cacah', en: 'Tally' } }, ['patch f.meta its description changed']],
    ['new data less often', { cadence: '1d' }, ['major f.cadence its promise of freshness was loosened']],
    ['new data more often', { cadence: '30m' }, ['minor f.cadence its promise of freshness was tightened']],
    ['new data on workdays only', { calendar: 'workdays' }, ['major f.cadence its promise of freshness was loosened']],
    ['the same promise, said with another grace', { cadence: '2h', grace: undefined }, ['patch f.meta its description changed']],
    ['no promise at all', { archive: true, cadence: undefined, period: 'year' }, ['major f.cadence no new data is promised any more']],
    ['another basis', { basis: 'confirmed' }, ['major f.basis its age was judged by observed and is by confirmed']],
    ['no measure', { measures: [] }, ['major f.measures.count is gone; its series would end']],
    [
      'another unit',
      { measures: [{ ...measure, unit: { id: 'ribu', en: 'thousand' } }] },
      ['major f.measures.count its unit changed from Jumlah to ribu'],
    ],
    ['a measure by area', { measures: [{ ...measure, area: 'area' }] }, ['major f.measures.count is now split by area']],
    ['one measure more', { measures: [measure, { ...measure, name: 'more' }] }, ['minor f.measures.more is new']],
    ['a closer circle of readers', { classification: 'internal' }, ['major f.classification was closed from public to internal']],
  ])('of a feed may change: %s', (_what, changes, expected) => {
    expect(compareMeta('f', feed(), feed(changes)).map(({ path, level, what }) => `${level} ${path} ${what}`)).toEqual(expected)
  })

  test.each<[string, Partial<IntakeMeta>, string[]]>([
    ['one column more', { columns: [column, { ...column, key: 'extra', header: 'lain' }] }, ['major u.columns.extra is demanded now']],
    [
      'one column more that may be absent',
      { columns: [column, { ...column, key: 'extra', header: 'lain', required: false }] },
      ['minor u.columns.extra is new'],
    ],
    ['another header', { columns: [{ ...column, header: 'banyak' }] }, ['major u.columns.count has another header or type']],
    ['fewer rows', { maxRows: 10 }, ['major u.maxRows takes 10 rows, not 50000']],
  ])('of an intake may change: %s', (_what, changes, expected) => {
    expect(compareMeta('u', intake(), intake(changes)).map(({ path, level, what }) => `${level} ${path} ${what}`)).toEqual(expected)
  })
})

test('a part that is closed or opened is a major change', () => {
  const text = { id: 'x', en: 'x' }
  const query = (fields?: { path: string; classification: 'internal' }[]): ProcedureMeta => ({
    kind: 'query',
    title: text,
    classification: 'public',
    connections: [],
    cache: '60s',
    fields,
  })
  const closed = [{ path: 'rows[].name', classification: 'internal' as const }]

  expect(compareMeta('q', query(), query(closed))).toMatchObject([{ level: 'major', what: 'was closed from public to internal' }])
  expect(compareMeta('q', query(closed), query())).toMatchObject([{ level: 'major', what: 'was opened from internal to public' }])
  expect(compareMeta('q', query(closed), query(closed))).toEqual([])
})
