const wib = 7 * 3_600_000

/** Local time of the city as `YYYY-MM-DD HH:MM:SS`, without a zone, as legacy systems write it. */
export function localTime(at: number): string {
  return new Date(at + wib).toISOString().slice(0, 19).replace('T', ' ')
}

/** Local day of the city, `YYYY-MM-DD`. */
export function localDay(at: number): string {
  return localTime(at).slice(0, 10)
}

/** Tells whether a local day is Monday to Friday. */
export function isWorkday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The local day after a day. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
