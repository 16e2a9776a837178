import type { FeedMeta, Measure } from '@wadah/contracts/feed-meta'
import { periodPattern } from '@wadah/freshness/period'
import { cellKey } from './mask-small-cells.ts'
import { readBeside, walkPath } from './walk-path.ts'

/** One value of a measure. `area` and `series` are empty for the whole. */
export interface ReadPoint {
  measure: string
  area: string
  series: string
  period: string
  value: number | undefined
  /** Why there is no value: the code or word the source gave in its place, `none` when it gave none. */
  missing?: string | undefined
  status?: string | undefined
}

/** More points than this in one snapshot belong into several feeds. */
const pointsKept = 100_000

/**
 * Reads every point of a feed's measures from its data, each key once; of two with one key the later stands. `hidden`: values that were
 * taken out because they count few persons.
 */
export function extractMeasures(data: unknown, meta: FeedMeta, asOf: string, hidden: ReadonlySet<string> = new Set()): ReadPoint[] {
  const points = new Map<string, ReadPoint>()
  for (const measure of meta.measures)
    for (const { indexes, value } of walkPath(data, measure.value)) {
      const point = readPoint({ data, measure, indexes, value, asOf })
      if (point === undefined || points.size >= pointsKept) continue
      const isHidden = hidden.has(cellKey(measure.name, indexes))
      points.set(pointKey(point) + point.period, isHidden ? { ...point, missing: 'small-cell' } : point)
    }
  return [...points.values()]
}

/** What a point is a value of, without its period. */
export function pointKey({ measure, area, series }: Pick<ReadPoint, 'measure' | 'area' | 'series'>): string {
  return `${measure}\n${area}\n${series}\n`
}

interface ReadPointOptions {
  data: unknown
  measure: Measure
  indexes: readonly number[]
  value: unknown
  asOf: string
}

function readPoint({ data, measure, indexes, value, asOf }: ReadPointOptions): ReadPoint | undefined {
  const beside = (path: string | undefined): string => {
    const found = path === undefined ? undefined : readBeside(data, path, indexes)
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim().slice(0, 120) : ''
  }
  const period = measure.period === undefined ? asOf : beside(measure.period)
  if (measure.period !== undefined && !periodPattern.test(period)) return undefined
  // A split that is named but not given would land on the whole and overwrite it.
  if ((measure.area !== undefined && beside(measure.area) === '') || (measure.series !== undefined && beside(measure.series) === ''))
    return undefined
  const key = { measure: measure.name, area: beside(measure.area), series: beside(measure.series), period }
  const status = beside(measure.status)
  const told = status === '' ? {} : { status }
  if (typeof value === 'number' && Number.isFinite(value)) return { ...key, ...told, value }
  return { ...key, ...told, value: undefined, missing: typeof value === 'string' && value !== '' ? value.slice(0, 60) : 'none' }
}
