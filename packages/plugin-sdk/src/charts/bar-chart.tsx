import type { ChartProps, ChartValue, TargetLine, Tone, ValueFormat } from './chart-props.ts'
import { layOutBars } from './bar-layout.ts'
import { barStops } from './bar-stops.ts'
import { Column, PartNames, TargetRule } from './bar-parts.tsx'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { MissingBox } from './missing-box.tsx'
import { ReadOut } from './read-out.tsx'
import { SimulationRule } from './simulation-rule.tsx'
import { useReadOut } from './use-read-out.ts'

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

/** Draws columns from zero, the value on each; where the values do not fit they are read one by one, by pointer, finger or arrow keys. */
export function BarChart(props: BarChartProps) {
  const { width, height, label, unit = 1, caption, target, locale = 'id' } = props
  const layout = layOutBars(props)
  const { type, zero, top, right, perUnit } = layout
  const reading = useReadOut(barStops(props, layout), width)
  const missing = props.missingLabel ?? (locale === 'id' ? 'tak ada data' : 'no data')
  const firstSimulated = layout.bars.find((one) => one.bar.simulated === true)
  return (
    <Figure width={width} height={height} label={label} reading={reading}>
      {caption && (
        <ChartText x={0} y={type.xs * 0.9} size={type.xs}>
          {caption}
        </ChartText>
      )}
      <line x1={0} x2={right} y1={zero} y2={zero} stroke="var(--line-strong)" strokeWidth={unit} />
      {layout.bars.map((placed, index) => (
        <Column key={index} placed={placed} layout={layout} props={props} />
      ))}
      {layout.gaps.map((gap) => (
        <MissingBox key={gap.x} x={gap.x} y={top} width={gap.width} height={zero - top} unit={unit} label={missing} />
      ))}
      {target && <TargetRule y={zero - target.value * perUnit} right={right} label={target.label} size={type.xs} unit={unit} />}
      {firstSimulated && (
        <SimulationRule
          x={firstSimulated.x - 2 * unit}
          bottom={zero}
          width={right}
          unit={unit}
          locale={locale}
          from={firstSimulated.bar.label}
        />
      )}
      <PartNames layout={layout} props={props} />
      <ReadOut reading={reading} ground={{ width, height, top, bottom: zero, unit, type }} />
    </Figure>
  )
}
