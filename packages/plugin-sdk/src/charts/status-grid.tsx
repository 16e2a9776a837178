import type { Locale } from '@wadah/contracts/texts'
import type { ChartProps } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { Figure } from './figure.tsx'
import { StateShape, type StateName } from './state-shape.tsx'
import { shorten, textWidth } from './text-width.ts'
import { typeScale } from './type-scale.ts'

/** One row: an OPD and the states of its feeds. */
export interface StatusRow {
  label: string
  marks: readonly { state: StateName; title: string }[]
}

/** Props of {@link StatusGrid}. */
export interface StatusGridProps extends ChartProps {
  /** Rows that are not all fresh are bold. Rows that do not fit are counted at the end. */
  rows: readonly StatusRow[]
  /** Default: as many as the width allows, at most three. */
  columns?: number
}

/** Draws the freshness of many feeds as rows of shapes. */
export function StatusGrid(props: StatusGridProps) {
  const { width, height, label, unit = 1, rows, locale = 'id' } = props
  const type = typeScale(unit)
  const mark = 11 * (unit >= 2 ? 1.14 * unit : unit)
  const gutter = 14 * unit
  const widest = Math.max(0, ...rows.map((row) => textWidth(row.label, type.s) * 1.06 + 8 * unit + row.marks.length * mark * 1.5))
  const columns = Math.max(1, Math.min(props.columns ?? 3, Math.floor((width + gutter) / (widest + gutter)) || 1))
  const most = Math.max(1, Math.floor(height / (type.s * 1.35)))
  const fits = most * columns
  // What is not fresh must be seen: rows that do not fit are left out from the calm ones.
  const left = Math.max(0, rows.length - fits + (rows.length > fits ? 1 : 0))
  const shown = left === 0 ? rows : keepAlarming(rows, rows.length - left)
  const perColumn = Math.ceil((shown.length + (left > 0 ? 1 : 0)) / columns)
  const step = Math.min(height / Math.max(1, perColumn), 34 * unit)
  const columnWidth = (width - gutter * (columns - 1)) / columns
  return (
    <Figure width={width} height={height} label={label}>
      {shown.map((row, index) => {
        const x = Math.floor(index / perColumn) * (columnWidth + gutter)
        const y = (index % perColumn) * step
        const alarming = isAlarming(row)
        return (
          <g key={row.label}>
            <ChartText x={x} y={y + step / 2 + type.s * 0.36} size={type.s} ink={alarming ? 'text' : 'text-2'} bold={alarming}>
              {shorten(row.label, type.s, columnWidth - row.marks.length * mark * 1.5 - 6 * unit)}
            </ChartText>
            {row.marks.map((one, at) => (
              <g key={at}>
                <title>{one.title}</title>
                <StateShape
                  state={one.state}
                  size={mark}
                  x={x + columnWidth - mark - (row.marks.length - 1 - at) * mark * 1.5}
                  y={y + (step - mark) / 2}
                />
              </g>
            ))}
            <line x1={x} x2={x + columnWidth} y1={y + step - unit / 2} y2={y + step - unit / 2} stroke="var(--line)" strokeWidth={unit} />
          </g>
        )
      })}
      {left > 0 && (
        <ChartText
          x={(columns - 1) * (columnWidth + gutter)}
          y={(shown.length % perColumn) * step + step / 2 + type.s * 0.36}
          size={type.s}
        >
          {wordRest(
            rows.filter((row) => !shown.includes(row)),
            locale,
          )}
        </ChartText>
      )}
    </Figure>
  )
}

/** What is left out is said, and whether it is calm. */
function wordRest(rest: readonly StatusRow[], locale: Locale): string {
  const alarming = rest.filter(isAlarming).length
  if (locale === 'id') return alarming === 0 ? `${rest.length} lagi, semua mutakhir` : `${rest.length} lagi, ${alarming} tidak mutakhir`
  return alarming === 0 ? `${rest.length} more, all up to date` : `${rest.length} more, ${alarming} not up to date`
}

const isAlarming = (row: StatusRow): boolean =>
  row.marks.some((one) => one.state !== 'fresh' && one.state !== 'archive' && one.state !== 'simulated')

function keepAlarming(rows: readonly StatusRow[], count: number): readonly StatusRow[] {
  const kept = new Set([...rows.filter(isAlarming), ...rows.filter((row) => !isAlarming(row))].slice(0, count))
  return rows.filter((row) => kept.has(row))
}
