import type { ChartProps, ChartValue, TargetBand, TargetLine, Tone, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** One row. */
export interface RankedRow {
  label: string
  value: ChartValue
  /** Written at the right in place of the formatted value. */
  text?: string
  tone?: Tone
  /** The row's own target; else that of the chart. */
  target?: number
  /** Bold label. Default: rows outside the band, or short of the target, when there is one. */
  strong?: boolean
}

/** Props of {@link RankedBars}. */
export interface RankedBarsProps extends ChartProps {
  /** In the order to draw; they are not sorted. Rows that do not fit are left out from the end and counted. */
  rows: readonly RankedRow[]
  /** `bar` (default), or `dot`: a thin line with a dot, for shares that may lie within a band. */
  mark?: 'bar' | 'dot'
  target?: TargetLine
  /** Keep within; rows outside turn soga. */
  band?: TargetBand
  /** End of the scale. Default: the largest value or target. */
  max?: number
  format?: ValueFormat
}

/** Draws horizontal bars with name and value, and a tick for the target. */
export function RankedBars(props: RankedBarsProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
