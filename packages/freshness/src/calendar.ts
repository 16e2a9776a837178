import { addDuration, type Duration } from './duration.ts'

/** Days on which new data is due. `holidays` are local dates (`2026-03-20`) on which none is. */
export type Calendar = { kind: 'always' } | { kind: 'workdays'; holidays: readonly string[] }

const day = 86_400_000

/** Local midnight (epoch ms) at or before an instant, for an offset from UTC in minutes. */
export function localMidnight(instant: number, utcOffsetMinutes: number): number {
  const offset = utcOffsetMinutes * 60_000
  return Math.floor((instant + offset) / day) * day - offset
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDate(instant: number, utcOffsetMinutes: number): string {
  return new Date(instant + utcOffsetMinutes * 60_000).toISOString().slice(0, 10)
}

function isWorkday(midnight: number, utcOffsetMinutes: number, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(midnight + utcOffsetMinutes * 60_000).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(localDate(midnight, utcOffsetMinutes))
}

/**
 * Moves an instant forward by a duration of time that counts in a calendar.
 *
 * @remarks On workdays only the 24 hours of each workday count: Friday 10.00 plus a day is Monday 10.00.
 */
export function advance(instant: number, duration: Duration, calendar: Calendar, utcOffsetMinutes: number): number {
  if (calendar.kind === 'always') return addDuration(instant, duration)
  const holidays = new Set(calendar.holidays)
  let left = addDuration(instant, duration) - instant
  let at = instant
  // Bounded: ten years of days is beyond any cadence; a calendar of holidays only cannot loop for ever.
  for (let steps = 0; left > 0 && steps < 3_700; steps += 1) {
    const midnight = localMidnight(at, utcOffsetMinutes)
    const untilNext = midnight + day - at
    if (!isWorkday(midnight, utcOffsetMinutes, holidays)) {
      at += untilNext
      continue
    }
    // A day that ends exactly here is finished, but the next moment that counts may be after a weekend.
    if (left < untilNext) return at + left
    left -= untilNext
    at += untilNext
  }
  return at
}
