import { ChartText } from './chart-text.tsx'
import { textWidth, wrapText } from './text-width.ts'
import { typeScale } from './type-scale.ts'

/** A stretch without data: a dashed box that says so, never a line across it and never a zero. */
export function MissingBox({
  x,
  y,
  width,
  height,
  unit,
  label,
}: {
  x: number
  y: number
  width: number
  height: number
  unit: number
  label: string
}) {
  const { xs } = typeScale(unit)
  const lines = wrapText(label, xs, width - 6 * unit)
  const fits = height > xs * 1.2 * lines.length && lines.every((line) => textWidth(line, xs) <= width - 2 * unit)
  return (
    <g>
      <rect
        x={x + unit}
        y={y}
        width={Math.max(0, width - 2 * unit)}
        height={height}
        fill="none"
        stroke="var(--text-3)"
        strokeWidth={1.25 * unit}
        strokeDasharray={`${4 * unit} ${3 * unit}`}
      />
      {fits &&
        lines.map((line, index) => (
          <ChartText
            key={index}
            x={x + width / 2}
            y={y + height / 2 + xs * (0.36 + 1.2 * (index - (lines.length - 1) / 2))}
            size={xs}
            ink="text-2"
            anchor="middle"
          >
            {line}
          </ChartText>
        ))}
      {!fits && <title>{label}</title>}
    </g>
  )
}
