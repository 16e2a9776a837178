import type { Services } from '../services.ts'

/** Counters in the order of how much they offer, then of their numbers. */
export function byServices({ counters }: Services): Services['counters'] {
  return counters.toSorted((a, b) => b.services - a.services || a.number - b.number)
}
