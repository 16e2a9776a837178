/** Step 1 to 7 of the amount palette for a value within a range; undefined without a value. */
export function amountStep(value: number | null | undefined, [low, high]: readonly [number, number]): number | undefined {
  if (value === undefined || value === null || !Number.isFinite(value)) return undefined
  if (high <= low) return 4
  return 1 + Math.min(6, Math.max(0, Math.floor(((value - low) / (high - low)) * 7)))
}

/** Fill of a step. */
export function amountFill(step: number): string {
  return `var(--q${step})`
}

/** Ink that reads on a step: it flips between the fourth and the fifth. */
export function amountInk(step: number): string {
  return step >= 5 ? 'var(--q-ink-high)' : 'var(--q-ink-low)'
}
