/** Shares of the year’s target due by the end of each quarter, in percent, as Bapenda configures them; the fourth is 100. */
export interface PathConfig {
  first: number
  second: number
  third: number
}

const wib = 7 * 3_600_000

/** The path as shares: 0.2, 0.45, 0.75, 1. */
export function quarterShares({ first, second, third }: PathConfig): number[] {
  return [first / 100, second / 100, third / 100, 1]
}

/** Local days that end the quarters of a year. */
export function quarterEnds(year: string): string[] {
  return [`${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`]
}

/** Share of the target due at an instant, along the straight pieces between the ends of quarters. */
export function shareDue(shares: readonly number[], at: number): number {
  const local = new Date(at + wib)
  const year = local.getUTCFullYear()
  const quarter = Math.floor(local.getUTCMonth() / 3)
  const [start, end] = [Date.UTC(year, quarter * 3, 1), Date.UTC(year, quarter * 3 + 3, 1)]
  const before = shares[quarter - 1] ?? 0
  return before + (((shares[quarter] ?? 1) - before) * (local.getTime() - start)) / (end - start)
}
