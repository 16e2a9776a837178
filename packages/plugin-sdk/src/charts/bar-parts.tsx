import type { BarChartProps, BarPart } from './bar-chart.tsx'
import type { BarLayout, PlacedBar } from './bar-layout.ts'
import type { Tone } from './chart-props.ts'
import { ChartText } from './chart-text.tsx'
import { formatNumber } from './format-number.ts'
import { spreadLabels } from './spread-labels.ts'
import { textWidth, wrapText } from './text-width.ts'
import { inkColour, markColour, toneAt } from './tones.ts'

/** Soga stands at the axis when two parts are stacked: the smaller, graver part first. */
function partTone(part: BarPart | undefined, index: number, count: number): Tone {
  if (part?.tone !== undefined) return part.tone
  return count === 2 ? (index === 0 ? 'c2' : 'c1') : toneAt(index)
}

/** One column with its value, its label and what stands apart below the axis. */
export function Column({ placed, layout, props }: { placed: PlacedBar; layout: BarLayout; props: BarChartProps }) {
  const { bar, x, width, total, text, label, strong, anchor } = placed
  const { zero, bottom, perUnit, perUnitBelow, type } = layout
  const { unit = 1, quiet = false, locale = 'id', parts = [], tone = 'c1' } = props
  const format = props.format ?? ((value: number) => formatNumber(value, locale))
  const heights = (bar.parts ?? [total ?? 0]).map((value) => Math.max(0, value) * perUnit)
  const labelX = anchor === 'start' ? 0 : anchor === 'end' ? props.width : x + width / 2
  const tops = heights.map((_, index) => zero - heights.slice(0, index + 1).reduce((sum, height) => sum + height, 0))
  return (
    <g>
      {total !== undefined && text !== undefined && <title>{`${bar.label}: ${format(total)}`}</title>}
      {total !== undefined &&
        heights.map((height, index) => {
          // A hairline between stacked parts, none under the only one.
          const gap = index > 0 ? Math.min(unit, height) : 0
          const y = tops[index]
          const colour = markColour(bar.tone ?? (bar.parts ? partTone(parts[index], index, heights.length) : tone), quiet)
          return bar.simulated ? (
            <rect
              key={index}
              x={x + unit / 2}
              y={y}
              width={Math.max(0, width - unit)}
              height={Math.max(0, height)}
              fill="none"
              stroke="var(--st-simulasi)"
              strokeWidth={1.25 * unit}
              strokeDasharray={`${3 * unit} ${2 * unit}`}
            />
          ) : (
            <rect key={index} x={x} y={y} width={width} height={Math.max(0, height - gap)} fill={colour} />
          )
        })}
      {bar.below !== undefined && (
        <>
          <rect x={x} y={zero + 3 * unit} width={width} height={bar.below * perUnitBelow} fill="var(--track)" />
          {textWidth(format(bar.below), type.xs) <= layout.step + unit && (
            <ChartText x={x + width / 2} y={zero + 3 * unit + bar.below * perUnitBelow + type.xs * 1.05} size={type.xs} anchor="middle">
              {format(bar.below)}
            </ChartText>
          )}
        </>
      )}
      {text !== undefined && (
        <ChartText
          x={x + width / 2}
          y={zero - (total ?? 0) * perUnit - 4 * unit}
          size={type.xs}
          ink={strong ? 'text' : total === 0 ? 'text-3' : 'text-2'}
          bold={strong}
          anchor="middle"
        >
          {text}
        </ChartText>
      )}
      {label !== undefined && (
        <ChartText
          x={labelX}
          y={bottom + type.xs + 2.5 * unit}
          size={type.xs}
          ink={strong ? 'text' : 'text-3'}
          bold={strong}
          anchor={anchor}
        >
          {label}
        </ChartText>
      )}
    </g>
  )
}

/** Names of the stacked parts and of what stands below, beside the last column. */
export function PartNames({ layout, props }: { layout: BarLayout; props: BarChartProps }) {
  const { parts = [], below, unit = 1, quiet = false, width } = props
  const last = layout.bars.findLast((one) => one.bar.parts !== undefined)?.bar
  if (layout.right >= width) return undefined
  const { type, zero, top, perUnit, right } = layout
  let sum = 0
  const middles = parts.map((_, index) => {
    const part = last?.parts?.[index] ?? 0
    sum += part
    return zero - (sum - part / 2) * perUnit + type.s * 0.36
  })
  const places = spreadLabels(middles, type.s * 1.3, [top + type.s * 0.5, zero - 4 * unit])
  const x = right + 6 * unit
  const noteTop = zero + type.s * 1.6
  const noteLines = wrapText(below?.note ?? '', type.xs, width - x).filter(
    (_, index) => noteTop + type.xs * 1.2 * (index + 1) <= props.height,
  )
  return (
    <>
      {parts.map((part, index) => (
        <ChartText
          key={part.name}
          x={x}
          y={places[index] ?? zero}
          size={type.s}
          ink={inkColour(partTone(part, index, parts.length), quiet)}
          bold
        >
          {part.name}
        </ChartText>
      ))}
      {below && (
        <>
          <ChartText x={x} y={noteTop} size={type.s} ink="text-2" bold>
            {below.name}
          </ChartText>
          {noteLines.map((line, index) => (
            <ChartText key={index} x={x} y={noteTop + type.xs * 1.2 * (index + 1)} size={type.xs}>
              {line}
            </ChartText>
          ))}
        </>
      )}
    </>
  )
}

/** A level across the columns, named above them where no column can hide the words. */
export function TargetRule({
  y,
  right,
  label,
  size,
  unit,
}: {
  y: number
  right: number
  label: string | undefined
  size: number
  unit: number
}) {
  const dash = { stroke: 'var(--text)', strokeWidth: 1.25 * unit, strokeDasharray: `${4 * unit} ${3 * unit}` }
  const start = right - textWidth(label ?? '', size)
  return (
    <>
      <line x1={0} x2={right} y1={y} y2={y} {...dash} />
      {label && (
        <>
          <line x1={start - 24 * unit} x2={start - 6 * unit} y1={size * 0.55} y2={size * 0.55} {...dash} />
          <ChartText x={right} y={size * 0.9} size={size} ink="text-2" anchor="end">
            {label}
          </ChartText>
        </>
      )}
    </>
  )
}
