/** Share of the year’s target that is due by the end of each quarter. */
export const quarterShares = [0.2, 0.45, 0.75, 1] as const

/** Share of the target due by a day of the year, along the straight pieces between quarters. */
export function shareDue(at: Date): number {
  const year = at.getUTCFullYear()
  const ends = [0, 3, 6, 9, 12].map((month) => Date.UTC(year, month, 1))
  const quarter = Math.min(3, Math.floor(at.getUTCMonth() / 3))
  const [start = 0, end = 1] = [ends[quarter], ends[quarter + 1]]
  const before = quarter === 0 ? 0 : (quarterShares[quarter - 1] ?? 0)
  const after = quarterShares[quarter] ?? 1
  return before + ((after - before) * (at.getTime() - start)) / (end - start)
}
