import type { ChartProps, ChartValue, TargetLine, Tone, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** One column. Give `value`, or `parts` from the axis upward. */
export interface Bar {
  /** Written under the axis, e.g. `Sab`, `2024`, `19 Des`. */
  label: string
  value?: ChartValue
  /** Heights of the stacked parts, in the order of `BarChartProps.parts`. */
  parts?: readonly number[]
  /** What stands apart below the axis and does not count (noise). */
  below?: number
  /** Drawn as a dashed outline. */
  simulated?: boolean
  tone?: Tone
}

/** A stacked part, named beside the columns. */
export interface BarPart {
  name: string
  /** Default: soga at the axis, then teal, then the palette. */
  tone?: Tone
}

/** Props of {@link BarChart}. */
export interface BarChartProps extends ChartProps {
  bars: readonly Bar[]
  /** Names of stacked parts, from the axis upward. */
  parts?: readonly BarPart[]
  /** Names what is drawn below the axis. */
  below?: { name: string; note?: string }
  /** The column that stands out. Default `last` when the values are labelled. */
  highlight?: 'last' | 'max' | 'none' | number
  /** What is counted, written above, e.g. “panggilan per hari, 7 hari”. */
  caption?: string
  tone?: Tone
  target?: TargetLine
  /** Top of the scale. Default: the largest value. */
  max?: number
  /** Values on the columns: `auto` (default) writes them where they fit. */
  values?: 'auto' | 'none'
  /** Written in the dashed box over columns without a value. Default “tak ada data”. */
  missingLabel?: string
  format?: ValueFormat
}

/** Draws columns from zero, the value on each. */
export function BarChart(props: BarChartProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
