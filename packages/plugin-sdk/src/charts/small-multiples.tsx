import type { ChartProps, ChartValue, Tone, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** One panel: one producer of the same number. */
export interface BarPanel {
  title: string
  /** At the right of the title, e.g. “jumlah 31”. */
  note?: string
  values: readonly ChartValue[]
  tone?: Tone
}

/** Props of {@link SmallMultiples}. */
export interface SmallMultiplesProps extends ChartProps {
  /** One label for each value, under the last panel. */
  labels: readonly string[]
  panels: readonly BarPanel[]
  format?: ValueFormat
}

/** Draws the same columns for several producers on one scale, one under the other; never averaged. */
export function SmallMultiples(props: SmallMultiplesProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
