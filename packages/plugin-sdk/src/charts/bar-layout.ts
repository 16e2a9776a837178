import type { Bar, BarChartProps } from './bar-chart.tsx'
import { formatNumber } from './format-number.ts'
import { textWidth, wrapText } from './text-width.ts'
import { typeScale, type TypeScale } from './type-scale.ts'

/** A column in pixels. */
export interface PlacedBar {
  bar: Bar
  x: number
  width: number
  /** Sum of the parts, or the value; undefined: no data. */
  total: number | undefined
  strong: boolean
  /** Written above; undefined where it does not fit. */
  text: string | undefined
  label: string | undefined
  /** Of the label: those at the ends of a row with few labels keep within the chart. */
  anchor: 'start' | 'middle' | 'end'
}

/** Where everything of a column chart goes. */
export interface BarLayout {
  type: TypeScale
  bars: readonly PlacedBar[]
  /** From one column to the next. */
  step: number
  /** Right end of the columns; names of the parts stand beyond it. */
  right: number
  top: number
  /** The zero line. */
  zero: number
  bottom: number
  /** Height of one unit of value, in pixels. */
  perUnit: number
  perUnitBelow: number
  /** Runs of columns without data, in pixels. */
  gaps: readonly { x: number; width: number }[]
}

/** Sum of a column's parts, or its value; undefined when there is none. */
export function totalOf(bar: Bar): number | undefined {
  if (bar.parts !== undefined) return bar.parts.reduce((sum, part) => sum + part, 0)
  return bar.value ?? undefined
}

function strongIndex(bars: readonly Bar[], highlight: BarChartProps['highlight']): number {
  if (typeof highlight === 'number') return highlight
  const totals = bars.map((bar) => totalOf(bar) ?? Number.NEGATIVE_INFINITY)
  if (highlight === 'max') return totals.indexOf(Math.max(...totals))
  return highlight === 'none' ? -1 : totals.findLastIndex(Number.isFinite)
}

function widestNames({ parts = [], below, unit = 1 }: BarChartProps, type: TypeScale): number {
  const names = [...parts.map((part) => textWidth(part.name, type.s) * 1.06), ...(below ? [textWidth(below.name, type.s) * 1.06] : [])]
  const note = below?.note === undefined ? 0 : Math.max(...wrapText(below.note, type.xs, 84 * unit).map((line) => textWidth(line, type.xs)))
  return names.length === 0 ? 0 : Math.max(...names, note) + 8 * unit
}

function gapsOf(placed: readonly PlacedBar[], step: number, inset: number): { x: number; width: number }[] {
  const gaps: { x: number; width: number }[] = []
  for (const [index, one] of placed.entries()) {
    if (one.total !== undefined) continue
    const last = gaps[gaps.length - 1]
    if (last !== undefined && placed[index - 1]?.total === undefined && index > 0) last.width += step
    else gaps.push({ x: one.x - inset, width: step })
  }
  return gaps
}

/** Places columns for the exact size of the slot. Labels that do not fit are thinned out, never shrunk. */
export function layOutBars(props: BarChartProps): BarLayout {
  const { width, height, unit = 1, bars, caption, highlight, locale = 'id', values = 'auto' } = props
  const type = typeScale(unit)
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const names = widestNames(props, type)
  const right = width - (names > width * 0.4 ? 0 : names)
  const step = right / Math.max(1, bars.length)
  // Few wide columns look like blocks; a column is never wider than 48 units.
  const barWidth = Math.min(step * (step < 12 * unit ? 0.8 : step < 30 * unit ? 0.84 : 0.66), 48 * unit)
  const inset = (step - barWidth) / 2

  const totals = bars.map(totalOf)
  const texts = totals.map((total) => (total === undefined ? undefined : format(total)))
  const withText = values === 'auto' && texts.every((text) => text === undefined || textWidth(text, type.xs) <= step + unit)
  const labelled = height >= 48 * unit
  const labelWidth = Math.max(0, ...bars.map((bar) => textWidth(bar.label, type.xs)))
  // A label wider than its column is pushed inward at the ends, so its neighbour must stand further off.
  const pushed = labelWidth > step ? labelWidth * 1.5 : labelWidth
  const every = Math.max(1, Math.ceil((pushed + 5 * unit) / step))
  const ends = every > Math.max(2, bars.length / 3)
  const strong = withText || typeof highlight === 'number' || highlight === 'max' ? strongIndex(bars, highlight) : -1
  const last = bars.length - 1
  const noted = bars.some((bar) => bar.simulated === true) || props.target?.label !== undefined

  const placed = bars.map((bar, index): PlacedBar => {
    const shown = ends ? index === 0 || index === last : (last - index) % every === 0
    const middle = (index + 0.5) * step
    const half = textWidth(bar.label, type.xs) / 2
    return {
      bar,
      x: index * step + inset,
      width: barWidth,
      total: totals[index],
      strong: index === strong,
      text: withText ? texts[index] : undefined,
      label: labelled && shown ? bar.label : undefined,
      anchor: middle < half ? 'start' : middle + half > width ? 'end' : 'middle',
    }
  })

  const top = (caption || noted ? type.xs * 1.5 : 0) + (withText ? type.xs * 1.25 : 2 * unit)
  const bottom = height - (labelled ? type.xs + 4 * unit : unit)
  const most = Math.max(props.max ?? 0, props.target?.value ?? 0, ...totals.map((total) => total ?? 0)) || 1
  const mostBelow = Math.max(0, ...bars.map((bar) => bar.below ?? 0))
  const room = bottom - top
  const belowRoom = mostBelow === 0 ? 0 : room * 0.42
  const zero = bottom - belowRoom
  return {
    type,
    bars: placed,
    step,
    right,
    top,
    zero,
    bottom,
    perUnit: (zero - top) / most,
    perUnitBelow: mostBelow === 0 ? 0 : Math.max(0, belowRoom - type.xs * 1.5) / mostBelow,
    gaps: gapsOf(placed, step, inset),
  }
}
