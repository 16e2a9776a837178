/** A whole number and a unit: seconds, minutes, hours, days, weeks, months or years, e.g. `20s`, `12h`, `1y`. */
export type Duration = string

/** Shape of a {@link Duration}. */
export const durationPattern = /^[1-9]\d{0,4}(s|m|h|d|w|mo|y)$/

const unitMs: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

interface DurationParts {
  amount: number
  unit: string
}

function parse(duration: Duration): DurationParts {
  if (!durationPattern.test(duration)) throw new RangeError(`“${duration}” is not a duration; write e.g. 20s, 12h, 1mo.`)
  const unit = duration.replace(/^\d+/, '')
  return { amount: Number(duration.slice(0, -unit.length)), unit }
}

/** Length in milliseconds; a month counts 30 days and a year 365, so use {@link addDuration} where a calendar matters. */
export function durationMs(duration: Duration): number {
  const { amount, unit } = parse(duration)
  if (unit === 'mo') return amount * 30 * 86_400_000
  if (unit === 'y') return amount * 365 * 86_400_000
  return amount * (unitMs[unit] ?? 0)
}

/** Adds a duration to an instant (epoch ms); months and years move by the calendar and keep to the month's last day. */
export function addDuration(instant: number, duration: Duration): number {
  const { amount, unit } = parse(duration)
  if (unit !== 'mo' && unit !== 'y') return instant + amount * (unitMs[unit] ?? 0)
  const date = new Date(instant)
  const months = date.getUTCMonth() + (unit === 'y' ? 12 * amount : amount)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), months + 1, 0)).getUTCDate()
  return Date.UTC(
    date.getUTCFullYear(),
    months,
    Math.min(date.getUTCDate(), lastDay),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  )
}
