import type { Counts } from './counts.ts'

/** One producer over the shown years. */
export interface ProducerColumn {
  /** A year it did not report is a gap. */
  values: (number | undefined)[]
  /** Of the years it reported; undefined when it reported none. */
  total: number | undefined
}

/** Two counts over the same years. They are never averaged and never mended by each other. */
export interface Comparison {
  years: string[]
  jabar: ProducerColumn
  bnpb: ProducerColumn
}

/** What to compare. */
export interface ComparisonOptions {
  jabar: Counts | undefined
  bnpb: Counts | undefined
  /** Years shown. */
  length: number
  /** Newest year shown, where the data reaches it. */
  until?: string | undefined
}

/** Puts two producers side by side over the newest years that all of them speak of; undefined when neither has data. */
export function compareProducers({ jabar, bnpb, length, until }: ComparisonOptions): Comparison | undefined {
  const newest = [jabar, bnpb]
    .flatMap((counts) => (counts === undefined || counts.newestYear === '' ? [] : [counts.newestYear]))
    .toSorted()[0]
  if (newest === undefined) return undefined
  const last = Number(until !== undefined && until < newest ? until : newest)
  const years = Array.from({ length }, (_, index) => String(last - length + 1 + index))
  return { years, jabar: columnOf(jabar, years), bnpb: columnOf(bnpb, years) }
}

function columnOf(counts: Counts | undefined, years: readonly string[]): ProducerColumn {
  const values = years.map((year) => counts?.years.find((row) => row.year === year)?.events)
  const reported = values.filter((value) => value !== undefined)
  return { values, total: reported.length === 0 ? undefined : reported.reduce((sum, value) => sum + value, 0) }
}

/** Both counts as a widget sees them: over the years of its setting, up to the period of the board. */
export function comparisonFor(
  data: { jabar?: Counts | undefined; bnpb?: Counts | undefined },
  { settings, filter }: { settings: Record<string, unknown>; filter: { period?: string | undefined } },
): Comparison | undefined {
  return compareProducers({ jabar: data.jabar, bnpb: data.bnpb, length: Number(settings['years'] ?? 7), until: filter.period?.slice(0, 4) })
}
