import type { ChartProps, ChartValue, TargetBand, TargetLine, Tone, ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { shorten, textWidth } from './text-width.ts'
import { markColour } from './tones.ts'
import { typeScale, type TypeScale } from './type-scale.ts'

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
  const { width, height, label, unit = 1, rows, mark = 'bar', target, band, locale = 'id', quiet = false } = props
  const type = typeScale(unit)
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const head = band?.label || target?.label ? type.xs * 1.4 : 0
  const fitting = Math.max(1, Math.floor((height - head) / (type.s * 1.2)))
  const left = rows.length > fitting ? rows.length - Math.max(1, fitting - 1) : 0
  const shown = rows.slice(0, rows.length - left)
  const step = Math.min((height - head) / (shown.length + (left > 0 ? 1 : 0)), 40 * unit)
  const texts = shown.map((row) => row.text ?? (row.value === undefined || row.value === null ? '–' : format(row.value)))
  const textRoom = Math.max(0, ...texts.map((text) => textWidth(text, type.s) * 1.05))
  const end = width - textRoom - (mark === 'dot' ? 12 : 8) * unit
  // Names are written out as long as the bars keep enough of the width to be compared.
  const nameRoom = Math.min(end - width * 0.3, Math.max(0, ...shown.map((row) => textWidth(row.label, type.s) * 1.06)) + 8 * unit)
  const most =
    props.max ?? (Math.max(target?.value ?? 0, band?.to ?? 0, ...shown.map((row) => Math.max(row.value ?? 0, row.target ?? 0))) || 1)
  const x = (value: number) => nameRoom + (Math.min(value, most) / most) * (end - nameRoom)
  const foot = head + step * shown.length
  return (
    <Figure width={width} height={height} label={label}>
      {band && <rect x={x(band.from)} y={head} width={x(band.to) - x(band.from)} height={foot - head} fill="var(--raised)" />}
      {band?.label && (
        <ChartText
          x={Math.min(x((band.from + band.to) / 2), width - textWidth(band.label, type.xs) / 2)}
          y={type.xs * 0.9}
          size={type.xs}
          anchor="middle"
        >
          {band.label}
        </ChartText>
      )}
      {shown.map((row, index) => (
        <Row
          key={row.label}
          row={row}
          text={texts[index] ?? ''}
          y={head + step * (index + 0.5)}
          step={step}
          x={x}
          end={end}
          props={props}
          nameRoom={nameRoom}
          type={type}
        />
      ))}
      {mark === 'dot' && <line x1={nameRoom} x2={nameRoom} y1={head} y2={foot} stroke="var(--line-strong)" strokeWidth={unit} />}
      {target && (
        <line
          x1={x(target.value)}
          x2={x(target.value)}
          y1={head - 2 * unit}
          y2={foot}
          stroke={quiet ? 'var(--text-3)' : 'var(--text)'}
          strokeWidth={1.5 * unit}
        />
      )}
      {target?.label && (
        <ChartText
          x={Math.min(x(target.value), width - textWidth(target.label, type.xs) / 2)}
          y={type.xs * 0.9}
          size={type.xs}
          anchor="middle"
        >
          {target.label}
        </ChartText>
      )}
      {left > 0 && (
        <ChartText x={0} y={foot + step / 2 + type.s * 0.36} size={type.s}>
          {locale === 'id' ? `${left} lagi` : `${left} more`}
        </ChartText>
      )}
    </Figure>
  )
}

interface RowProps {
  row: RankedRow
  text: string
  y: number
  step: number
  x: (value: number) => number
  end: number
  nameRoom: number
  type: TypeScale
  props: RankedBarsProps
}

function Row({ row, text, y, step, x, end, nameRoom, type, props }: RowProps) {
  const { unit = 1, quiet = false, mark = 'bar', band, target } = props
  const { value } = row
  const goal = row.target ?? target?.value
  const off =
    value !== undefined &&
    value !== null &&
    ((band !== undefined && (value > band.to || value < band.from)) || (goal !== undefined && value < goal))
  // Under the band is unremarkable for a share of beds; only what lies above it is marked.
  const marked = off && (band === undefined || (value ?? 0) > band.to)
  const strong = row.strong ?? (marked && band !== undefined)
  const colour = markColour(row.tone ?? (marked ? 'c2' : 'c1'), quiet)
  const baseline = y + type.s * 0.36
  const thick = Math.min(step * 0.56, 16 * unit)
  return (
    <g>
      <title>{`${row.label}: ${text}`}</title>
      <ChartText x={0} y={baseline} size={type.s} ink={strong ? 'text' : 'text-2'} bold={strong}>
        {shorten(row.label, type.s, nameRoom - 4 * unit)}
      </ChartText>
      {mark === 'bar' ? (
        <rect x={nameRoom} y={y - thick / 2} width={Math.max(0, end - nameRoom)} height={thick} fill="var(--track)" />
      ) : (
        <line x1={nameRoom} x2={end} y1={y} y2={y} stroke="var(--line)" strokeWidth={unit} />
      )}
      {value !== undefined && value !== null && mark === 'bar' && (
        <rect x={nameRoom} y={y - thick / 2} width={Math.max(0, x(value) - nameRoom)} height={thick} fill={colour} />
      )}
      {value !== undefined && value !== null && mark === 'dot' && (
        <>
          <line x1={nameRoom} x2={x(value)} y1={y} y2={y} stroke={colour} strokeWidth={3 * unit} />
          <circle cx={x(value)} cy={y} r={4.5 * unit} fill={colour} />
        </>
      )}
      {row.target !== undefined && (
        <line
          x1={x(row.target)}
          x2={x(row.target)}
          y1={y - thick / 2 - 3 * unit}
          y2={y + thick / 2 + 3 * unit}
          stroke="var(--text)"
          strokeWidth={1.5 * unit}
        />
      )}
      <ChartText x={props.width} y={baseline} size={type.s} ink="text" bold={strong} anchor="end">
        {text}
      </ChartText>
    </g>
  )
}
