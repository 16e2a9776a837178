import type { ChartTime } from './chart-props.ts'
import { instantOf, timeTicks, type TimeTick } from './chart-time.ts'
import { formatNumber } from './format-number.ts'
import type { LineChartProps } from './line-chart.tsx'
import { spreadLabels } from './spread-labels.ts'
import { textWidth } from './text-width.ts'
import { typeScale, type TypeScale } from './type-scale.ts'
import { linear, valueScale, type ValueScale } from './value-scale.ts'

/** A point of a line in pixels; without `y` the line has a gap. */
export interface PlacedPoint {
  x: number
  y: number | undefined
  at: number
}

/** A line in pixels, with the label at its end. */
export interface PlacedLine {
  points: readonly PlacedPoint[]
  end: { x: number; y: number; value: number; text: string } | undefined
  /** Baseline of the value in the end label. */
  labelY: number
}

/** Where everything of a line chart goes. */
export interface LineLayout {
  type: TypeScale
  left: number
  right: number
  top: number
  bottom: number
  scale: ValueScale
  yTicks: readonly { y: number; label: string; zero: boolean }[]
  xTicks: readonly (TimeTick & { x: number; anchor: 'start' | 'middle' | 'end' })[]
  lines: readonly PlacedLine[]
  /** Whether the names stand at the ends, or only the values. */
  named: boolean
  x: (at: ChartTime) => number
  y: (value: number) => number
}

function domainOf(props: LineChartProps, offset: number): [number, number] {
  if (props.domain) return [instantOf(props.domain[0], offset), instantOf(props.domain[1], offset)]
  const instants = [
    ...props.series.flatMap((one) => one.points.map((point) => instantOf(point.at, offset))),
    ...(props.target?.points ?? []).map((point) => instantOf(point.at, offset)),
    ...(props.missing ? [instantOf(props.missing.to, offset)] : []),
  ].filter(Number.isFinite)
  return instants.length === 0 ? [0, 1] : [Math.min(...instants), Math.max(...instants)]
}

function valuesOf({ series, target, band }: LineChartProps): number[] {
  return [
    ...series.flatMap((one) => one.points.map((point) => point.value)),
    ...(target?.points ?? []).map((point) => point.value),
    ...(band ? [band.from, band.to] : []),
  ].filter((value) => value !== undefined && value !== null)
}

/** Leaves out what would touch the label after it: the first, aligned to the axis, may reach into the second. */
function apart<TTick extends { from: number; words: number }>(ticks: readonly TTick[], gap: number): TTick[] {
  return ticks.filter((tick, index) => {
    const next = ticks[index + 1]
    return next === undefined || tick.from + tick.words + gap <= next.from
  })
}

/** Places a line chart for its exact size; what does not fit is left out, never made smaller. */
export function layOutLines(props: LineChartProps): LineLayout {
  const { width, height, unit = 1, series, caption, target, locale = 'id', utcOffsetMinutes = 420 } = props
  const type = typeScale(unit)
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const formatTick = props.formatTick ?? format
  const full = valueScale(valuesOf(props), props.baseline ?? 'auto')
  // A low chart has room for the two ends of its grid only.
  const scale =
    height < 96 * unit ? { ...full, ticks: full.ticks.filter((_, index, all) => index === 0 || index === all.length - 1) } : full
  const axis = width >= 150 * unit && height >= 56 * unit
  const tickWidth = Math.max(0, ...scale.ticks.map((tick) => textWidth(formatTick(tick), type.xs)))

  const ends = series.map((one) => one.points.findLast((point) => point.value !== undefined && point.value !== null)?.value ?? undefined)
  const named = width >= 190 * unit
  const endWords = [
    ...ends.map((value) => (value === undefined ? 0 : textWidth(format(value), type.s) * 1.04)),
    ...(named ? series.map((one) => textWidth(one.name, type.xs)) : []),
    ...(named && target ? [textWidth(target.name, type.xs)] : []),
  ]
  const left = axis ? tickWidth + 6 * unit : 0
  const right = width - Math.min(width * 0.45, Math.max(...endWords, 0) + 12 * unit)
  const top = caption && axis ? type.xs * 2.1 : type.s * 0.8
  // Below the baseline of the axis there is room for the tails of “Agu” and “Sep”.
  const bottom = height - (axis ? type.xs * 1.25 + 4 * unit : 3 * unit)

  const [from, to] = domainOf(props, utcOffsetMinutes)
  const x = (at: ChartTime) => linear(instantOf(at, utcOffsetMinutes), [from, to], [left, right])
  const y = (value: number) => linear(value, [scale.low, scale.high], [bottom, top])
  const placed = series.map((one) => {
    const points = one.points.map((point) => ({
      at: instantOf(point.at, utcOffsetMinutes),
      x: x(point.at),
      y: point.value === undefined || point.value === null ? undefined : y(point.value),
    }))
    const last = points.findLastIndex((point) => point.y !== undefined)
    const value = one.points[last]?.value
    const point = points[last]
    return {
      points,
      end:
        point?.y === undefined || value === undefined || value === null
          ? undefined
          : { x: point.x, y: point.y, value, text: format(value) },
    }
  })
  const labelHeight = named && series.some((one) => one.name !== '') ? type.s + type.xs * 1.1 : type.s * 1.1
  const goal = target?.points[target.points.length - 1]
  const wanted = placed.map((line) => {
    const at = (line.end?.y ?? bottom) + type.s * 0.1
    // A line that ends beside its target's end steps aside, away from it, so that both can be read.
    const beside = goal !== undefined && Math.abs(at - y(goal.value)) < type.s * 1.5
    return beside ? at + type.s * 1.1 * (at >= y(goal.value) ? 1 : -1) : at
  })
  const labels = spreadLabels(wanted, labelHeight + 2 * unit, [top, Math.max(top, bottom - labelHeight + type.s)])
  const ticks = axis ? timeTicks(from, to, Math.floor((right - left) / (type.xs * 4.6)), { locale, utcOffsetMinutes }) : []
  return {
    type,
    left,
    right,
    top,
    bottom,
    scale,
    named,
    x,
    y,
    lines: placed.map((line, index) => ({ ...line, labelY: labels[index] ?? bottom })),
    yTicks: axis ? scale.ticks.map((tick) => ({ y: y(tick), label: formatTick(tick), zero: tick === 0 })) : [],
    xTicks: apart(
      ticks.map((tick) => {
        const at = x(tick.at)
        const words = textWidth(tick.label, type.xs)
        const anchor: LineLayout['xTicks'][number]['anchor'] =
          at - words / 2 < left - 4 * unit ? 'start' : at + words / 2 > width ? 'end' : 'middle'
        const from = { start: Math.max(left, at), middle: at - words / 2, end: at - words }[anchor]
        return { ...tick, x: anchor === 'start' ? from : at, anchor, from, words }
      }),
      4 * unit,
    ),
  }
}
