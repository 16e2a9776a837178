/** Where words beside a mark go. */
export interface BesidePlace {
  x: number
  anchor: 'start' | 'end'
}

/** Places words of a width at the right of a mark, else at its left, within a range; undefined when they fit neither side. */
export function beside(at: number, words: number, [from, to]: readonly [number, number], gap: number): BesidePlace | undefined {
  if (at + gap + words <= to) return { x: at + gap, anchor: 'start' }
  if (at - gap - words >= from) return { x: at - gap, anchor: 'end' }
  return undefined
}
