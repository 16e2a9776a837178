import { ticks } from 'd3-array'

/** The value axis of a chart. */
export interface ValueScale {
  low: number
  high: number
  /** About three round values, the ends of the grid lines. */
  ticks: readonly number[]
}

/**
 * Chooses the range of a value axis.
 *
 * @remarks `auto` starts at zero whenever that does not flatten the values: when the least is below 60 % of the largest.
 */
export function valueScale(values: readonly number[], baseline: 'auto' | 'zero', count = 2): ValueScale {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return { low: 0, high: 1, ticks: [0] }
  const least = Math.min(...finite)
  const most = Math.max(...finite)
  const fromZero = baseline === 'zero' || (least >= 0 && least < most * 0.6) || (least <= 0 && most >= 0)
  const pad = (most - least || Math.abs(most) || 1) * 0.08
  const low = fromZero ? Math.min(0, least) : least - pad
  const high = fromZero ? Math.max(0, most) || 1 : most + pad
  const found = ticks(low, high, count)
  // A round value just above the largest makes a calmer top line than one far below it.
  const [first, second] = [found[found.length - 2], found[found.length - 1]]
  const step = first === undefined || second === undefined ? undefined : second - first
  if (step !== undefined && second !== undefined && high > second && (second + step - high) / (high - low) < 0.16)
    return { low, high: second + step, ticks: [...found, second + step] }
  return { low, high, ticks: found }
}

/** Maps a value of a range onto pixels, linearly. */
export function linear(value: number, [low, high]: readonly [number, number], [start, end]: readonly [number, number]): number {
  return high === low ? start : start + ((value - low) / (high - low)) * (end - start)
}
