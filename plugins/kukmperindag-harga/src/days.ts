const day = 86_400_000

/** The day so many days later (or earlier, below zero). */
export function shiftDay(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** Number of the week a day lies in; weeks begin on Monday. */
export function weekOf(local: string): number {
  return Math.floor((Date.parse(`${local}T00:00:00Z`) / day + 3) / 7)
}
