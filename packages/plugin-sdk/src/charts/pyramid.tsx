import type { ChartProps, ValueFormat } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { formatNumber } from './format-number.ts'
import { textWidth } from './text-width.ts'
import { inkColour, markColour } from './tones.ts'
import { typeScale } from './type-scale.ts'

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
  const { width, height, label, unit = 1, rows, quiet = false, locale = 'id' } = props
  const type = typeScale(unit)
  const names = props.names ?? (locale === 'id' ? { male: 'laki-laki', female: 'perempuan' } : { male: 'men', female: 'women' })
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const head = type.s * 1.5
  const step = (height - head) / Math.max(1, rows.length)
  const middle = Math.max(0, ...rows.map((row) => textWidth(row.label, type.xs))) + 12 * unit
  const half = (width - middle) / 2
  const most = Math.max(1, ...rows.flatMap((row) => [row.male, row.female]))
  const every = Math.max(1, Math.ceil((type.xs * 1.1) / step))
  const valueRoom =
    Math.max(...rows.flatMap((row) => [textWidth(format(row.male), type.xs), textWidth(format(row.female), type.xs)]), 0) + 6 * unit
  const withValues = every === 1 && half > valueRoom * 2
  const length = half - (withValues ? valueRoom : 0)
  const sides = [
    { key: 'male', tone: 'c1', from: half, sign: -1, anchor: 'end' },
    { key: 'female', tone: 'c2', from: half + middle, sign: 1, anchor: 'start' },
  ] as const
  return (
    <Figure width={width} height={height} label={label}>
      {sides.map((side) => (
        <ChartText key={side.key} x={side.from} y={type.s * 0.95} size={type.s} ink={inkColour(side.tone, quiet)} anchor={side.anchor} bold>
          {textWidth(names[side.key], type.s) <= half ? names[side.key] : names[side.key].slice(0, 1).toUpperCase()}
        </ChartText>
      ))}
      {rows.map((row, index) => {
        const y = height - step * (index + 1)
        const baseline = y + step / 2 + type.xs * 0.36
        return (
          <g key={row.label}>
            <title>{`${row.label}: ${names.male} ${format(row.male)}, ${names.female} ${format(row.female)}`}</title>
            {sides.map((side) => {
              const size = (row[side.key] / most) * length
              return (
                <rect
                  key={side.key}
                  x={side.sign < 0 ? side.from - size : side.from}
                  y={y + step * 0.08}
                  width={size}
                  height={step * 0.84}
                  fill={markColour(side.tone, quiet)}
                />
              )
            })}
            {withValues &&
              sides.map((side) => (
                <ChartText
                  key={side.key}
                  x={side.from + side.sign * ((row[side.key] / most) * length + 5 * unit)}
                  y={baseline}
                  size={type.xs}
                  ink="text-2"
                  anchor={side.anchor}
                >
                  {format(row[side.key])}
                </ChartText>
              ))}
            {index % every === 0 && (
              <ChartText x={half + middle / 2} y={baseline} size={type.xs} anchor="middle">
                {row.label}
              </ChartText>
            )}
          </g>
        )
      })}
    </Figure>
  )
}
