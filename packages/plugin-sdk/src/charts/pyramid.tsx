import type { ChartProps, ValueFormat } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** One age group. */
export interface PyramidRow {
  /** E.g. `0–4`, `75+`. */
  label: string
  male: number
  female: number
}

/** Props of {@link Pyramid}. */
export interface PyramidProps extends ChartProps {
  /** Youngest first; drawn upward. */
  rows: readonly PyramidRow[]
  /** Default “laki-laki” and “perempuan”. */
  names?: { male: string; female: string }
  format?: ValueFormat
}

/** Draws the age pyramid of both sexes on one scale. */
export function Pyramid(props: PyramidProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
