import type { Measure } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { periodEnd } from '@wadah/freshness/period'
import { pointKey, type ReadPoint } from './extract-measures.ts'

/** A point already shown: accepted once, never judged again while it stays as it is. */
export interface KnownPoint {
  measure: string
  area: string
  series: string
  period: string
  value: number | undefined
}

/** Options of {@link judgePlausibility}. */
export interface JudgePlausibilityOptions {
  points: readonly ReadPoint[]
  measures: readonly Measure[]
  /** The points on record under the same keys; at least the newest of each before the read ones, and those of the same periods. */
  known: readonly KnownPoint[]
  utcOffsetMinutes: number
}

/** The first value that its measure calls implausible, in words for the OPD; undefined when all may be shown. */
export function judgePlausibility({ points, measures, known, utcOffsetMinutes }: JudgePlausibilityOptions): Text | undefined {
  const byKey = Map.groupBy(known, pointKey)
  const readByKey = Map.groupBy(points, pointKey)
  const endOf = (period: string): number => periodEnd(period, utcOffsetMinutes) ?? 0
  for (const measure of measures) {
    if (measure.plausible === undefined) continue
    for (const [key, read] of readByKey) {
      if (read[0]?.measure !== measure.name) continue
      const line = mergeLine(byKey.get(key) ?? [], read, endOf)
      for (const point of read) {
        const reason = judgePoint({ point, measure, line, known: byKey.get(key) ?? [], end: endOf(point.period) })
        if (reason !== undefined) return reason
      }
    }
  }
  return undefined
}

interface LinePoint {
  end: number
  value: number
}

/** Values in the order of their periods, what was read in place of what was known. */
function mergeLine(known: readonly KnownPoint[], read: readonly ReadPoint[], endOf: (period: string) => number): LinePoint[] {
  const values = new Map<string, number>()
  for (const { period, value } of [...known, ...read]) if (value !== undefined) values.set(period, value)
  return [...values].map(([period, value]) => ({ end: endOf(period), value })).toSorted((a, b) => a.end - b.end)
}

interface JudgePointOptions {
  point: ReadPoint
  measure: Measure
  line: readonly LinePoint[]
  known: readonly KnownPoint[]
  end: number
}

function judgePoint({ point, measure, line, known, end }: JudgePointOptions): Text | undefined {
  const { value } = point
  const { min, max, maxStep } = measure.plausible ?? {}
  if (value === undefined || known.some(({ period, value: shown }) => period === point.period && shown === value)) return undefined
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return outOfRange(point, measure)
  // The first values of a line have nothing to be compared with: a history that arrives at once is its own.
  if (maxStep === undefined || known.length === 0) return undefined
  const before = line.findLast((earlier) => earlier.end < end)
  if (before === undefined || before.value === 0) return undefined
  const step = Math.abs(value - before.value) / Math.abs(before.value)
  return step > maxStep ? tooLargeAStep({ point, measure, before: before.value, step }) : undefined
}

const numbers = {
  id: new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
}

function placeOf({ area, series, period }: ReadPoint): string {
  return [area, series, period].filter((part) => part !== '').join(', ')
}

function outOfRange(point: ReadPoint, measure: Measure): Text {
  const { min, max } = measure.plausible ?? {}
  const write = (locale: 'id' | 'en'): string => {
    const bound = `${min === undefined ? '…' : numbers[locale].format(min)}–${max === undefined ? '…' : numbers[locale].format(max)}`
    const what = `${measure.title[locale]} ${numbers[locale].format(point.value ?? 0)} ${measure.unit[locale]} (${placeOf(point)})`
    return locale === 'id' ? `${what} di luar batas ${bound}.` : `${what} is outside ${bound}.`
  }
  return { id: write('id').slice(0, 600), en: write('en').slice(0, 600) }
}

function tooLargeAStep({ point, measure, before, step }: { point: ReadPoint; measure: Measure; before: number; step: number }): Text {
  const write = (locale: 'id' | 'en'): string => {
    const { format } = numbers[locale]
    const what = `${measure.title[locale]} ${format(before)} → ${format(point.value ?? 0)} ${measure.unit[locale]} (${placeOf(point)})`
    const most = format((measure.plausible?.maxStep ?? 0) * 100)
    return locale === 'id'
      ? `${what}: berubah ${format(step * 100)} %, batasnya ${most} %.`
      : `${what}: changed by ${format(step * 100)} %, at most ${most} % is expected.`
  }
  return { id: write('id').slice(0, 600), en: write('en').slice(0, 600) }
}
