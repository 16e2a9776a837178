import type { ChartProps, ChartTime, ChartValue, TargetBand, Tone, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** A point of a line. Without a value the line has a gap there. */
export interface LinePoint {
  at: ChartTime
  value: ChartValue
}

/** One line, named at its end. */
export interface LineSeries {
  name: string
  points: readonly LinePoint[]
  /** Default: the palette in order. */
  tone?: Tone
}

/** A planned path: dashed, with a ◇ at each of its marked points. */
export interface TargetPath {
  /** Written at the end, e.g. “jalur target”. */
  name: string
  points: readonly { at: ChartTime; value: number; marked?: boolean }[]
}

/** Words beside a place on the chart, e.g. “75 % baru tercapai 21 Okt”. */
export interface LineNote {
  at: ChartTime
  value: number
  text: string
}

/** Props of {@link LineChart}. */
export interface LineChartProps extends ChartProps {
  series: readonly LineSeries[]
  /** `zero` starts at zero, `auto` (default) does so when the lines would not become flat. */
  baseline?: 'auto' | 'zero'
  /** What the axis counts, written above it, e.g. “ribu Rp”. */
  caption?: string
  target?: TargetPath
  band?: TargetBand
  notes?: readonly LineNote[]
  /** From here on the values are simulated. */
  simulationFrom?: ChartTime
  /** A stretch without data, drawn as a dashed box. */
  missing?: { from: ChartTime; to: ChartTime; label?: string }
  /** First and last instant shown. Default: the extent of the points. */
  domain?: readonly [ChartTime, ChartTime]
  /** Writes the values at the ends. Default: Indonesian numbers. */
  format?: ValueFormat
  /** Writes the axis. Default: `format`. */
  formatTick?: ValueFormat
  /** Minutes ahead of UTC of the time axis. Default 420 (WIB). */
  utcOffsetMinutes?: number
}

/** Draws values over time: named at the line's end, gaps stay gaps. */
export function LineChart(props: LineChartProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
