import type { Locale } from '@wadah/contracts/texts'
import { localMidnight } from '@wadah/freshness/calendar'

const months: Record<Locale, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}
const weekdays: Record<Locale, readonly string[]> = {
  id: ['Min', 'Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const zones: Record<number, string> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' }

/** What wording a time needs to know: language and the city's offset from UTC in minutes (WIB: 420). */
export interface WordsIn {
  locale: Locale
  utcOffsetMinutes: number
}

const local = (at: number, { utcOffsetMinutes }: WordsIn): Date => new Date(at + utcOffsetMinutes * 60_000)
const two = (value: number): string => String(value).padStart(2, '0')

/** `14.05 WIB`: the only way times of day are written, in both languages. */
export function wordClock(at: number, words: WordsIn): string {
  const date = local(at, words)
  const offset = words.utcOffsetMinutes / 60
  return `${two(date.getUTCHours())}.${two(date.getUTCMinutes())} ${zones[words.utcOffsetMinutes] ?? `UTC${offset < 0 ? '−' : '+'}${Math.abs(offset)}`}`
}

/** `19 Des 2025`. */
export function wordDay(at: number, words: WordsIn): string {
  return `${wordDayShort(at, words)} ${local(at, words).getUTCFullYear()}`
}

/** `19 Des`. */
export function wordDayShort(at: number, words: WordsIn): string {
  const date = local(at, words)
  return `${date.getUTCDate()} ${months[words.locale][date.getUTCMonth()]}`
}

/** `Jum`. */
export function wordWeekday(at: number, words: WordsIn): string {
  return weekdays[words.locale][local(at, words).getUTCDay()] ?? ''
}

/** `14.02 WIB` today, `18 Des, 14.02 WIB` this year, else `18 Des 2024, 14.02 WIB`. */
export function wordInstant(at: number, now: number, words: WordsIn): string {
  if (localMidnight(at, words.utcOffsetMinutes) === localMidnight(now, words.utcOffsetMinutes)) return wordClock(at, words)
  const sameYear = local(at, words).getUTCFullYear() === local(now, words).getUTCFullYear()
  return `${sameYear ? wordDayShort(at, words) : wordDay(at, words)}, ${wordClock(at, words)}`
}

/** `19 Des 2025, 14.02 WIB`: an instant that stands alone, on a print or a picture. */
export function wordFullInstant(at: number, words: WordsIn): string {
  return `${wordDay(at, words)}, ${wordClock(at, words)}`
}

/** `Sel 16 Des, 08.00 WIB`: since when something is so. Today only the time. */
export function wordSince(at: number, now: number, words: WordsIn): string {
  if (localMidnight(at, words.utcOffsetMinutes) === localMidnight(now, words.utcOffsetMinutes)) return wordClock(at, words)
  return `${wordWeekday(at, words)} ${wordInstant(at, now, words)}`
}

/** A period as people write it: `tahun 2023`, `semester I 2025`, `triwulan IV 2025`, `Des 2025`, `19 Des 2025`; an instant in full. */
export function wordPeriod(period: string, words: WordsIn): string {
  const { locale } = words
  const roman = ['I', 'II', 'III', 'IV']
  const [year = '', rest, day] = period.split('-')
  if (period.includes('T') && period.includes(':')) return wordFullInstant(Date.parse(period), words)
  if (rest === undefined) return locale === 'id' ? `tahun ${year}` : `year ${year}`
  if (rest.startsWith('S')) return `${locale === 'id' ? 'semester' : 'half-year'} ${roman[Number(rest[1]) - 1]} ${year}`
  if (rest.startsWith('T')) return `${locale === 'id' ? 'triwulan' : 'quarter'} ${roman[Number(rest[1]) - 1]} ${year}`
  const month = months[locale][Number(rest) - 1] ?? rest
  return day === undefined ? `${month} ${year}` : `${Number(day)} ${month} ${year}`
}
