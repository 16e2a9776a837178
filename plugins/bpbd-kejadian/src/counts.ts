import * as z from 'zod'

const yearCount = z.object({ year: z.string().max(4), events: z.int().min(0) })

/** Flood events of the city as one producer counts them; a year it did not report is absent. */
export const countsSchema = z.object({ newestYear: z.string().max(4), years: z.array(yearCount).max(60) })

export type YearCount = z.infer<typeof yearCount>
export type Counts = z.infer<typeof countsSchema>

/** Puts counts in the order of their years. */
export function asCounts(years: readonly YearCount[]): Counts {
  const sorted = years.toSorted((a, b) => (a.year < b.year ? -1 : 1))
  return { newestYear: sorted.at(-1)?.year ?? '', years: sorted }
}
