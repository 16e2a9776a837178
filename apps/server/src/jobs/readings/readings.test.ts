import { describe, expect, it } from 'vitest'
import { extractMeasures } from './extract-measures.ts'
import { extractTimes, namesItsTime, readInstant } from './extract-times.ts'
import { judgePlausibility, type KnownPoint } from './judge-plausibility.ts'
import { sampleMeta } from '../../testing/sample-meta.ts'
import { readBeside, sharesLists, walkPath } from './walk-path.ts'

const text = (id: string) => ({ id, en: id })
const moment = { now: Date.parse('2026-11-24T07:00:00Z'), utcOffsetMinutes: 420 }

describe('a path', () => {
  const data = { rows: [{ area: 'a', prices: [{ v: 1 }, { v: 2 }] }, { area: 'b', prices: [{ v: 3 }] }, { area: 'c' }], total: 6 }

  it('walks every item of nested lists and leaves out what is absent', () => {
    expect(walkPath(data, 'rows[].prices[].v')).toEqual([
      { indexes: [0, 0], value: 1 },
      { indexes: [0, 1], value: 2 },
      { indexes: [1, 0], value: 3 },
    ])
    expect(walkPath(data, 'total')).toEqual([{ indexes: [], value: 6 }])
    expect(walkPath(data, 'rows[].constructor')).toEqual([])
    expect(walkPath(null, 'rows[].v')).toEqual([])
  })

  it('is read beside another at the same items', () => {
    expect(readBeside(data, 'rows[].area', [1, 0])).toBe('b')
    expect(readBeside(data, 'total', [1, 0])).toBe(6)
    expect(readBeside(data, 'rows[].prices[].v', [1])).toBeUndefined()
    expect(sharesLists('rows[].area', 'rows[].prices[].v')).toBe(true)
    expect(sharesLists('others[].area', 'rows[].v')).toBe(false)
  })
})

describe('the times of data', () => {
  it('are the newest of a list, in UTC', () => {
    const meta = sampleMeta({ observedAt: 'rows[].at' })

    expect(extractTimes({ rows: [{ at: '2026-11-24T10:00:00+07:00' }, { at: '2026-11-24 12:30' }, { at: null }] }, meta, moment)).toEqual({
      observedAt: '2026-11-24T05:30:00.000Z',
    })
  })

  it('compare periods by their end, numbers included', () => {
    const meta = sampleMeta({ basis: 'period', observedAt: undefined, period: 'rows[].p' })

    expect(extractTimes({ rows: [{ p: 2024 }, { p: '2025-T3' }, { p: '2025' }, { p: '2025-09' }] }, meta, moment)).toEqual({
      period: '2025',
    })
  })

  it('are refused when they are none or lie in the future', () => {
    const meta = sampleMeta()

    expect(() => extractTimes({ observedAt: 'kemarin' }, meta, moment)).toThrow('is no time')
    expect(() => extractTimes({ observedAt: '2026-11-24T14:00:00Z' }, meta, moment)).toThrow('lies in the future')
    expect(extractTimes({ observedAt: '2026-11-24T07:05:00Z' }, meta, moment)).toEqual({ observedAt: '2026-11-24T07:00:00.000Z' })
    expect(() => extractTimes({ p: 'Agustus' }, sampleMeta({ basis: 'period', period: 'p' }), moment)).toThrow('is no period')
  })

  it('are missing when the data names none, unless age is counted from confirmation', () => {
    const observed = sampleMeta({ observedAt: 'rows[].at' })
    const confirmed = sampleMeta({ basis: 'confirmed', observedAt: undefined })

    expect(namesItsTime(extractTimes({ rows: [] }, observed, moment), observed)).toBe(false)
    expect(namesItsTime(extractTimes({ rows: [] }, confirmed, moment), confirmed)).toBe(true)
  })

  it('are read with or without a zone', () => {
    expect(readInstant('2026-11-24', 420)).toBe(Date.parse('2026-11-23T17:00:00Z'))
    expect(readInstant(1_000, 420)).toBe(1_000)
    expect(readInstant('2026-13-24', 420)).toBeUndefined()
  })
})

const measure = {
  name: 'harga',
  title: text('Harga beras'),
  unit: text('Rp'),
  direction: 'down' as const,
  value: 'rows[].v',
  period: 'rows[].p',
  area: 'rows[].a',
}

describe('the points of measures', () => {
  it('carry period, area, split, status and a reason where there is no value', () => {
    const meta = sampleMeta({ measures: [{ ...measure, series: 'rows[].m', status: 'rows[].s' }] })
    const rows = [
      { v: 12_000, p: '2026-11-23', a: '32.78', m: 'Cikurubuk', s: 'sementara' },
      { v: null, p: '2026-11-24', a: '32.78', m: 'Cikurubuk' },
      { v: 'tutup', p: '2026-11-24', a: '32.78', m: 'Pancasila' },
    ]

    expect(extractMeasures({ rows }, meta, '2026-11-24')).toEqual([
      { measure: 'harga', area: '32.78', series: 'Cikurubuk', period: '2026-11-23', value: 12_000, status: 'sementara' },
      { measure: 'harga', area: '32.78', series: 'Cikurubuk', period: '2026-11-24', value: undefined, missing: 'none' },
      { measure: 'harga', area: '32.78', series: 'Pancasila', period: '2026-11-24', value: undefined, missing: 'tutup' },
    ])
  })

  it('take the as-of of the snapshot when no period is named, and each key once', () => {
    const meta = sampleMeta({ measures: [{ ...measure, period: undefined, area: undefined }] })

    expect(extractMeasures({ rows: [{ v: 1 }, { v: 2 }] }, meta, '2026-11-24T07:00:00.000Z')).toEqual([
      { measure: 'harga', area: '', series: '', period: '2026-11-24T07:00:00.000Z', value: 2 },
    ])
  })

  it('are left out when their period is none or their split is not given', () => {
    const meta = sampleMeta({ measures: [measure] })

    expect(
      extractMeasures(
        {
          rows: [
            { v: 1, p: 'Jumlah', a: '32.78' },
            { v: 1, p: '2026', a: null },
          ],
        },
        meta,
        '2026',
      ),
    ).toEqual([])
  })
})

describe('plausibility', () => {
  const meta = sampleMeta({ measures: [{ ...measure, area: undefined, plausible: { min: 0, max: 120, maxStep: 0.5 } }] })
  const known = (entries: Record<string, number>): KnownPoint[] =>
    Object.entries(entries).map(([period, value]) => ({ measure: 'harga', area: '', series: '', period, value }))
  const judge = (rows: { p: string; v: number | null }[], before: Record<string, number>) =>
    judgePlausibility({
      points: extractMeasures({ rows }, meta, '2026'),
      measures: meta.measures,
      known: known(before),
      utcOffsetMinutes: 420,
    })

  it('refuses a value outside its range, with value and bound in words', () => {
    expect(judge([{ p: '2026', v: 178 }], {})).toEqual({
      id: 'Harga beras 178 Rp (2026) di luar batas 0–120.',
      en: 'Harga beras 178 Rp (2026) is outside 0–120.',
    })
  })

  it('refuses too large a step from the newest earlier period', () => {
    expect(judge([{ p: '2026-11', v: 80 }], { '2026-09': 10, '2026-10': 50 })?.id).toBe(
      'Harga beras 50 → 80 Rp (2026-11): berubah 60 %, batasnya 50 %.',
    )
    expect(judge([{ p: '2026-11', v: 75 }], { '2026-09': 10, '2026-10': 50 })).toBeUndefined()
  })

  it('never judges again what is already shown', () => {
    expect(
      judge(
        [
          { p: '2026-10', v: 178 },
          { p: '2026-11', v: 170 },
        ],
        { '2026-10': 178 },
      )?.id,
    ).toContain('170')
    expect(judge([{ p: '2026-10', v: 178 }], { '2026-10': 178 })).toBeUndefined()
  })

  it('takes a history that arrives at once as its own measure of steps', () => {
    expect(
      judge(
        [
          { p: '2024', v: 1 },
          { p: '2025', v: 100 },
        ],
        {},
      ),
    ).toBeUndefined()
  })

  it('compares a new value with a newer one read together, not with the last on record', () => {
    expect(
      judge(
        [
          { p: '2025', v: 14 },
          { p: '2026', v: 20 },
        ],
        { '2024': 10 },
      ),
    ).toBeUndefined()
  })

  it('has nothing to say about a value that is missing or follows a zero', () => {
    expect(judge([{ p: '2026', v: null }], { '2025': 10 })).toBeUndefined()
    expect(judge([{ p: '2026', v: 90 }], { '2025': 0 })).toBeUndefined()
  })
})
