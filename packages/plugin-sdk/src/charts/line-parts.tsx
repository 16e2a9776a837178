import { line as linePath } from 'd3-shape'
import type { TargetBand, Tone } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { instantOf, wordDay } from './chart-time.ts'
import type { LineChartProps, LineSeries, TargetPath } from './line-chart.tsx'
import type { LineLayout, PlacedPoint } from './line-layout.ts'
import { MissingBox } from './missing-box.tsx'
import { SimulationRule } from './simulation-rule.tsx'
import { textWidth } from './text-width.ts'
import { inkColour, markColour } from './tones.ts'

const path = linePath<PlacedPoint>(
  (point) => point.x,
  (point) => point.y ?? 0,
).defined((point) => point.y !== undefined)

/** The pale band to keep within. */
export function LineBand({ band, layout }: { band: TargetBand; layout: LineLayout }) {
  const { left, right, y, type } = layout
  return (
    <>
      <rect x={left} width={right - left} y={y(band.to)} height={Math.max(0, y(band.from) - y(band.to))} fill="var(--raised)" />
      {band.label && (
        <ChartText x={left + 4} y={y(band.to) - 3} size={type.xs}>
          {band.label}
        </ChartText>
      )}
    </>
  )
}

/** Grid lines, a stronger zero, and the words of both axes. */
export function LineAxes({ layout, unit, caption }: { layout: LineLayout; unit: number; caption: string | undefined }) {
  const { type, left, right, bottom, yTicks, xTicks } = layout
  return (
    <>
      {yTicks.map((tick) => (
        <g key={tick.label}>
          <line x1={left} x2={right} y1={tick.y} y2={tick.y} stroke={tick.zero ? 'var(--line-strong)' : 'var(--line)'} strokeWidth={unit} />
          <ChartText x={left - 6 * unit} y={tick.y + type.xs * 0.36} size={type.xs} anchor="end">
            {tick.label}
          </ChartText>
        </g>
      ))}
      {xTicks.map((tick) => (
        <ChartText key={tick.at} x={tick.x} y={bottom + type.xs + 4 * unit} size={type.xs} anchor={tick.anchor}>
          {tick.label}
        </ChartText>
      ))}
      {caption && yTicks.length > 0 && (
        <ChartText x={0} y={type.xs * 0.9} size={type.xs}>
          {caption}
        </ChartText>
      )}
    </>
  )
}

/** The planned path: dashed, ◇ at its marks, its name at the end. */
export function LineTarget({ target, layout, unit }: { target: TargetPath; layout: LineLayout; unit: number }) {
  const { x, y, type } = layout
  const points = target.points.map((point) => ({ at: 0, x: x(point.at), y: y(point.value) }))
  const end = points[points.length - 1]
  const r = 4.5 * unit
  return (
    <g>
      <path
        d={path(points) ?? ''}
        fill="none"
        stroke="var(--text-3)"
        strokeWidth={1.5 * unit}
        strokeDasharray={`${4 * unit} ${4 * unit}`}
        strokeLinejoin="round"
      />
      {target.points.map((point, index) => {
        const place = points[index]
        if (place === undefined || (point.marked === false && index !== points.length - 1)) return undefined
        return (
          <path
            key={index}
            d={`M${place.x} ${place.y - r}l${r} ${r}-${r} ${r}-${r}-${r}Z`}
            fill="var(--bg)"
            stroke="var(--text-2)"
            strokeWidth={1.5 * unit}
          />
        )
      })}
      {layout.named && end && (
        <ChartText x={end.x + 10 * unit} y={end.y + type.xs * 0.36} size={type.xs} ink="text-2">
          {target.name}
        </ChartText>
      )}
    </g>
  )
}

/** One line with its dot, value and name; simulated values are dashed. */
export function Line({
  series,
  tone,
  layout,
  index,
  props,
}: {
  series: LineSeries
  tone: Tone
  layout: LineLayout
  index: number
  props: LineChartProps
}) {
  const { unit = 1, quiet = false, simulationFrom, utcOffsetMinutes = 420 } = props
  const placed = layout.lines[index]
  if (placed === undefined) return undefined
  const { type, named } = layout
  const colour = markColour(tone, quiet)
  const split = simulationFrom === undefined ? undefined : instantOf(simulationFrom, utcOffsetMinutes)
  const real = split === undefined ? placed.points : placed.points.filter((point) => point.at <= split)
  const simulated = split === undefined ? [] : placed.points.filter((point) => point.at >= split)
  const stroke = {
    fill: 'none',
    stroke: colour,
    strokeWidth: (layout.lines.length > 1 ? 2 : 2.5) * unit,
    strokeLinejoin: 'round',
    strokeLinecap: 'round',
  } as const
  const lonely = placed.points.filter(
    (point, at, all) => point.y !== undefined && all[at - 1]?.y === undefined && all[at + 1]?.y === undefined,
  )
  const words = Math.max(textWidth(placed.end?.text ?? '', type.s), named ? textWidth(series.name, type.xs) : 0)
  // Beyond a stretch without data, never inside it.
  const endX = props.missing ? layout.right : (placed.end?.x ?? 0)
  const labelX = Math.min(endX + 8 * unit, props.width - words)
  return (
    <g>
      <path d={path(real) ?? ''} {...stroke} />
      {simulated.length > 0 && <path d={path(simulated) ?? ''} {...stroke} strokeDasharray={`${1 * unit} ${5 * unit}`} />}
      {lonely.map((point) => (
        <circle key={point.x} cx={point.x} cy={point.y} r={2 * unit} fill={colour} />
      ))}
      {placed.end && (
        <>
          <circle cx={placed.end.x} cy={placed.end.y} r={(layout.lines.length > 1 ? 3 : 4) * unit} fill={colour} />
          <ChartText x={labelX} y={placed.labelY + type.s * 0.25} size={type.s} ink={inkColour(tone, quiet)} bold>
            {placed.end.text}
          </ChartText>
          {named && series.name !== '' && (
            <ChartText x={labelX} y={placed.labelY + type.s * 0.25 + type.xs * 1.1} size={type.xs} ink="text-2">
              {series.name}
            </ChartText>
          )}
        </>
      )}
    </g>
  )
}

/** Where simulation starts, and where data is missing. */
export function LineMarkers({ props, layout }: { props: LineChartProps; layout: LineLayout }) {
  const { simulationFrom, missing, unit = 1, locale = 'id', utcOffsetMinutes = 420, width } = props
  const { x, left, top, bottom } = layout
  const words = missing?.label ?? (locale === 'id' ? 'tak ada data' : 'no data')
  return (
    <>
      {missing && (
        <MissingBox
          x={x(missing.from)}
          y={top}
          width={Math.max(0, x(missing.to) - x(missing.from))}
          height={bottom - top}
          unit={unit}
          label={words}
        />
      )}
      {/* Before the stretch shown there is no place for the rule; the dotted line tells. */}
      {simulationFrom !== undefined && x(simulationFrom) >= left && (
        <SimulationRule
          x={x(simulationFrom)}
          bottom={bottom}
          width={width}
          unit={unit}
          locale={locale}
          from={wordDay(instantOf(simulationFrom, utcOffsetMinutes), locale, utcOffsetMinutes)}
        />
      )}
    </>
  )
}
