import { line } from 'd3-shape'
import type { ChartProps, ChartValue, Tone } from './chart-props.ts'
import { Figure } from './figure.tsx'
import { markColour } from './tones.ts'
import { linear, valueScale } from './value-scale.ts'

/** Props of {@link Sparkline}. */
export interface SparklineProps extends ChartProps {
  values: readonly ChartValue[]
  tone?: Tone
  /** Controls whether the scale starts at zero. Default false. */
  zero?: boolean
}

/** Draws a small line without axes, a dot at its end. */
export function Sparkline({ width, height, label, unit = 1, values, tone = 'c1', zero = false, quiet = false }: SparklineProps) {
  const known = values.filter((value) => value !== undefined && value !== null)
  const r = 3 * unit
  const scale = valueScale(known, zero ? 'zero' : 'auto')
  const low = zero ? scale.low : Math.min(...known)
  const high = Math.max(...known)
  const x = (index: number) => linear(index, [0, Math.max(1, values.length - 1)], [r, width - r])
  const y = (value: number) => linear(value, [low, high], [height - r, r])
  const path = line<ChartValue>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  ).defined((value) => value !== undefined && value !== null)
  const last = values.findLastIndex((value) => value !== undefined && value !== null)
  const end = values[last]
  const colour = markColour(tone, quiet)
  return (
    <Figure width={width} height={height} label={label}>
      <path d={path([...values]) ?? ''} fill="none" stroke={colour} strokeWidth={2 * unit} strokeLinejoin="round" strokeLinecap="round" />
      {end !== undefined && end !== null && <circle cx={x(last)} cy={y(end)} r={r} fill={colour} />}
    </Figure>
  )
}
