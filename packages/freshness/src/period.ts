const offsetOf = (minutes: number): number => minutes * 60_000

/** Shapes a period may have: year, half-year, quarter (`2025-T3`), month, day, or an instant. */
export const periodPattern = /^\d{4}(-(S[12]|T[1-4]|\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?)?))?$/

/** The end of a period (epoch ms, exclusive) in local time; undefined when the text is no period. */
export function periodEnd(period: string, utcOffsetMinutes: number): number | undefined {
  return edge(period, utcOffsetMinutes, 0)
}

/** The start of a period (epoch ms) in local time; undefined when the text is no period. An instant starts where it ends. */
export function periodStart(period: string, utcOffsetMinutes: number): number | undefined {
  return edge(period, utcOffsetMinutes, 1)
}

/** Where a period ends, or the one `back` before it of the same length. */
function edge(period: string, utcOffsetMinutes: number, back: 0 | 1): number | undefined {
  if (!periodPattern.test(period)) return undefined
  if (period.includes('T') && period.endsWith('Z')) return Date.parse(period)
  const year = Number(period.slice(0, 4))
  const rest = period.slice(5)
  const at = (y: number, month: number, date = 1): number => Date.UTC(y, month, date) - offsetOf(utcOffsetMinutes)
  if (rest === '') return at(year + 1 - back, 0)
  if (rest.startsWith('S')) return at(year, (Number(rest[1]) - back) * 6)
  if (rest.startsWith('T')) return at(year, (Number(rest[1]) - back) * 3)
  const month = Number(rest.slice(0, 2))
  if (rest.length === 2) return at(year, month - back)
  return at(year, month - 1, Number(rest.slice(3, 5)) + 1 - back)
}
