import type { Revenue } from '../contract.ts'
import { quarterEnds } from '../revenue-path.ts'

/** How the last finished quarter ended: its share was reached after its end, on a day, or is not reached yet. */
export interface LatePassing {
  /** Share of the target that was due, e.g. 0.75. */
  share: number
  /** Total that was due, in rupiah. */
  amount: number
  /** Epoch ms at which it was reached. Absent: not yet. */
  reachedAt: number | undefined
}

const wib = 7 * 3_600_000
const day = 86_400_000
const endOf = (localDay: string) => Date.parse(`${localDay}T00:00:00Z`) - wib + day

/** The instant at which the total passed an amount, between two known totals by proportion. */
export function passedAt({ year, weeks, observedAt, realised }: Revenue, amount: number): number | undefined {
  const known = [
    { at: Date.parse(`${year}-01-01T00:00:00Z`) - wib, total: 0 },
    ...weeks.map((week) => ({ at: endOf(week.day), total: week.total })),
    { at: Date.parse(observedAt), total: realised },
  ]
  const after = known.findIndex(({ total }) => total >= amount)
  const [before, later] = [known[after - 1], known[after]]
  if (before === undefined || later === undefined) return undefined
  return before.at + ((later.at - before.at) * (amount - before.total)) / (later.total - before.total)
}

/** Tells how late the share of the last finished quarter was reached; undefined when it was in time, or no quarter is over. */
export function latePassing(revenue: Revenue): LatePassing | undefined {
  const now = Date.parse(revenue.observedAt)
  const quarter = quarterEnds(revenue.year).findLastIndex((end) => endOf(end) <= now)
  const share = revenue.path[quarter]
  const end = quarterEnds(revenue.year)[quarter]
  if (share === undefined || end === undefined) return undefined
  const amount = revenue.target * share
  const reachedAt = passedAt(revenue, amount)
  return reachedAt !== undefined && reachedAt <= endOf(end) ? undefined : { share, amount, reachedAt }
}
