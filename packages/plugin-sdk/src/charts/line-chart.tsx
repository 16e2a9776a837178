import type { ChartProps, ChartTime, ChartValue, TargetBand, Tone, ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { layOutLines } from './line-layout.ts'
import { Line, LineAxes, LineBand, LineMarkers, LineTarget } from './line-parts.tsx'
import { lineStops } from './read-out-stops.ts'
import { ReadOut } from './read-out.tsx'
import { textWidth } from './text-width.ts'
import { toneAt } from './tones.ts'
import { useReadOut } from './use-read-out.ts'

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
  /** Writes a value with its unit where the chart is read point by point, e.g. `Rp71.250`. Default: `format`. */
  formatReading?: ValueFormat
  /** Writes the axis. Default: `format`. */
  formatTick?: ValueFormat
  /** Minutes ahead of UTC of the time axis. Default 420 (WIB). */
  utcOffsetMinutes?: number
}

/** Draws values over time: named at the line's end, gaps stay gaps. Pointer, finger and arrow keys read it point by point. */
export function LineChart(props: LineChartProps) {
  const { width, height, label, unit = 1, series, caption, band, target, notes = [] } = props
  const layout = layOutLines(props)
  const { type, left, right, y, x, top, bottom } = layout
  const reading = useReadOut(lineStops(props, layout), width)
  return (
    <Figure width={width} height={height} label={label} reading={reading}>
      {band && <LineBand band={band} layout={layout} />}
      <LineAxes layout={layout} unit={unit} caption={caption} />
      {target && <LineTarget target={target} layout={layout} unit={unit} />}
      {series.map((one, index) => (
        <Line key={one.name} series={one} tone={one.tone ?? toneAt(index)} layout={layout} index={index} props={props} />
      ))}
      {notes.map((note) => {
        const words = textWidth(note.text, type.xs)
        const toLeft = x(note.at) - 8 * unit - words >= left
        return (
          <ChartText
            key={note.text}
            x={toLeft ? x(note.at) - 8 * unit : Math.min(x(note.at) + 8 * unit, right - words)}
            y={Math.max(top, y(note.value) - 8 * unit)}
            size={type.xs}
            ink="text-2"
            anchor={toLeft ? 'end' : 'start'}
            rim
          >
            {note.text}
          </ChartText>
        )
      })}
      <LineMarkers props={props} layout={layout} />
      <ReadOut reading={reading} ground={{ width, height, top, bottom, unit, type }} />
    </Figure>
  )
}
