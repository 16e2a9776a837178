/** Counts of one producer. */
export interface Counts {
  years: readonly { year: string; events: number }[]
}

/** Two counts over the same years; a year that one of them lacks is a gap, and no total counts it. */
export interface Comparison {
  years: string[]
  first: { values: (number | undefined)[]; total: number }
  second: { values: (number | undefined)[]; total: number }
}

/** Puts two producers side by side over the newest years both speak of. They are never averaged. */
export function compareProducers(first: Counts, second: Counts, options: { length: number; until?: string | undefined }): Comparison {
  const newestBoth = [first, second].map((counts) => counts.years.at(-1)?.year ?? '').toSorted()[0] ?? ''
  const last = Number(options.until !== undefined && options.until < newestBoth ? options.until : newestBoth)
  const years = Array.from({ length: options.length }, (_, index) => String(last - options.length + 1 + index))
  const read = (counts: Counts) => {
    const values = years.map((year) => counts.years.find((row) => row.year === year)?.events)
    return { values, total: values.reduce<number>((sum, value) => sum + (value ?? 0), 0) }
  }
  return { years, first: read(first), second: read(second) }
}
