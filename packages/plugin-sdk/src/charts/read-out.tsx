import { ChartText } from './chart-text.tsx'
import type { ReadOutStop } from './read-out-stops.ts'
import { textWidth } from './text-width.ts'
import type { TypeScale } from './type-scale.ts'
import type { Reading } from './use-read-out.ts'

interface Ground {
  width: number
  height: number
  top: number
  bottom: number
  unit: number
  type: TypeScale
}

interface Line {
  left: string
  right: string
}

/** The widest form that fits: names and values in two columns, else pieces set one after the other; whole pieces are left out, never cut. */
function linesThatFit({ title, rows }: ReadOutStop, { width, height, unit, type }: Ground): { lines: Line[]; columns: boolean } {
  const room = width - 14 * unit
  const most = Math.max(1, Math.floor((height - 8 * unit) / (type.xs * 1.4)))
  const table = rows.map(({ name, text }) => ({ left: name, right: text }))
  const columns = rows.length < most && table.every(({ left, right }) => widthOf(left, right, type.xs) <= room)
  // Values without a name stand at the left, under their period.
  const named = table.map(({ left, right }) => (left === '' ? { left: right, right: '' } : { left, right }))
  if (columns) return { lines: [{ left: title, right: '' }, ...named], columns }
  const lines: string[] = []
  for (const piece of [title, ...rows.map(({ text }) => text)]) {
    const joined = lines.length === 0 ? piece : `${lines.at(-1)} · ${piece}`
    if (lines.length > 0 && textWidth(joined, type.xs) <= room) lines[lines.length - 1] = joined
    else lines.push(piece)
  }
  return { lines: lines.slice(0, most).map((left) => ({ left, right: '' })), columns }
}

const widthOf = (left: string, right: string, size: number): number =>
  textWidth(left, size) + (right === '' || left === '' ? 0 : size) + textWidth(right, size) * 1.04

/** A hairline at what is being read, its marks, and a small table of period and values; not part of pictures and prints. */
export function ReadOut({ reading, ground }: { reading: Reading; ground: Ground }) {
  const { stop, byKeyboard } = reading
  if (stop === undefined) return undefined
  const { width, height, top, bottom, unit, type } = ground
  const { lines, columns } = linesThatFit(stop, ground)
  const step = type.xs * 1.4
  const boxWidth = Math.max(...lines.map(({ left, right }) => widthOf(left, right, type.xs))) + 14 * unit
  const boxHeight = lines.length * step + 6 * unit
  const marks = stop.rows.flatMap(({ mark }) => (mark === undefined ? [] : [mark]))
  const besideRight = stop.x + 8 * unit + boxWidth <= width
  const x = Math.max(0, besideRight ? stop.x + 8 * unit : stop.x - 8 * unit - boxWidth)
  // Away from the marks it speaks of.
  const high = marks.length > 0 && marks.reduce((sum, { y }) => sum + y, 0) / marks.length < (top + bottom) / 2
  const y = Math.max(0, Math.min(high ? bottom - boxHeight - 3 * unit : top, height - boxHeight))
  return (
    <g data-passing="" aria-hidden="true" pointerEvents="none">
      {byKeyboard && (
        <rect
          x={unit}
          y={unit}
          width={width - 2 * unit}
          height={height - 2 * unit}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={2 * unit}
        />
      )}
      <line x1={stop.x} x2={stop.x} y1={top} y2={bottom} stroke="var(--text-2)" strokeWidth={unit} />
      {marks.map((mark, index) => (
        <circle key={index} cx={stop.x} cy={mark.y} r={4 * unit} fill={mark.colour} stroke="var(--bg)" strokeWidth={1.5 * unit} />
      ))}
      <rect
        x={x}
        y={y}
        width={boxWidth}
        height={boxHeight}
        rx={3 * unit}
        fill="var(--raised)"
        stroke="var(--line-strong)"
        strokeWidth={unit}
      />
      {lines.map(({ left, right }, index) => {
        const baseline = y + 3 * unit + step * (index + 0.75)
        const isTitle = columns && index === 0
        return (
          <g key={index}>
            {left !== '' && (
              <ChartText
                x={x + 7 * unit}
                y={baseline}
                size={type.xs}
                ink={right === '' && !isTitle ? 'text' : 'text-2'}
                bold={right === ''}
              >
                {left}
              </ChartText>
            )}
            {right !== '' && (
              <ChartText x={x + boxWidth - 7 * unit} y={baseline} size={type.xs} ink="text" anchor="end" bold>
                {right}
              </ChartText>
            )}
          </g>
        )
      })}
    </g>
  )
}
