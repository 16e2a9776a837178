import { amountFill } from './amount-steps.ts'
import { ChartText } from './chart-text.tsx'
import { textWidth } from './text-width.ts'

const steps = [1, 2, 3, 4, 5, 6, 7]

/** The seven steps with their two ends in words. */
export function AmountLegend({
  x,
  y,
  width,
  size,
  unit,
  low,
  high,
}: {
  x: number
  y: number
  width: number
  size: number
  unit: number
  low: string
  high: string
}) {
  // Both ends have the same unit: where there is no room for it twice, the lower goes without.
  const hasRoom = textWidth(low, size) + textWidth(high, size) + size <= width
  return (
    <g aria-hidden="true">
      {steps.map((step) => (
        <rect key={step} x={x + ((step - 1) * width) / 7} y={y} width={width / 7} height={7 * unit} fill={amountFill(step)} />
      ))}
      <ChartText x={x} y={y + 9 * unit + size} size={size}>
        {hasRoom ? low : low.split(' ')[0]}
      </ChartText>
      <ChartText x={x + width} y={y + 9 * unit + size} size={size} anchor="end">
        {high}
      </ChartText>
    </g>
  )
}
