import type { ChartTime } from './chart-props.ts'
import { instantOf, wordPlace } from './chart-time.ts'
import { formatNumber } from './format-number.ts'
import type { LineChartProps } from './line-chart.tsx'
import type { LineLayout } from './line-layout.ts'
import { markColour, toneAt } from './tones.ts'

/** One value of a read-out. */
export interface ReadOutRow {
  name: string
  /** The value with its unit, or that there is none. */
  text: string
  /** Where its mark stands, and in which colour; absent where there is no value. */
  mark?: { y: number; colour: string }
}

/** A place on the axis that can be read: its period and the values there. */
export interface ReadOutStop {
  /** Stays the same when the data moves on. */
  key: number
  x: number
  title: string
  rows: readonly ReadOutRow[]
}

/** A stop in one sentence, for those who hear it. */
export function wordStop({ title, rows }: ReadOutStop): string {
  return `${title}: ${rows.map(({ name, text }) => (name === '' ? text : `${name} ${text}`)).join('; ')}`
}

/** Every instant at which a line has a point, a gap included, from first to last. */
export function lineStops(props: LineChartProps, layout: LineLayout): ReadOutStop[] {
  const { series, target, simulationFrom, quiet = false, locale = 'id', utcOffsetMinutes = 420 } = props
  const format = props.formatReading ?? props.format ?? ((value: number) => formatNumber(value, locale))
  const none = locale === 'id' ? 'tak ada data' : 'no data'
  const split = simulationFrom === undefined ? Number.POSITIVE_INFINITY : instantOf(simulationFrom, utcOffsetMinutes)
  const simulated = locale === 'id' ? 'SIMULASI' : 'SIMULATION'
  const stops = new Map<number, ReadOutStop & { rows: ReadOutRow[] }>()
  const stopAt = (at: ChartTime) => {
    const key = instantOf(at, utcOffsetMinutes)
    const period = wordPlace(at, locale, utcOffsetMinutes)
    const found = stops.get(key) ?? { key, x: layout.x(at), title: key >= split ? `${period} · ${simulated}` : period, rows: [] }
    stops.set(key, found)
    return found
  }
  for (const [index, { name, points, tone = toneAt(index) }] of series.entries()) {
    for (const { at, value } of points) {
      const known = value !== undefined && value !== null
      stopAt(at).rows.push({
        name,
        text: known ? format(value) : none,
        ...(known ? { mark: { y: layout.y(value), colour: markColour(tone, quiet) } } : {}),
      })
    }
  }
  for (const { at, value } of target?.points ?? [])
    stops.get(instantOf(at, utcOffsetMinutes))?.rows.push({ name: target?.name ?? '', text: format(value) })
  return [...stops.values()].filter(({ x }) => Number.isFinite(x)).toSorted((a, b) => a.key - b.key)
}
