import type { Locale } from '@wadah/contracts/texts'
import type { ChartTime } from './chart-props.ts'

const months: Record<Locale, readonly string[]> = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** The instant (epoch ms) at which a place in time begins; NaN when the text is none. */
export function instantOf(at: ChartTime, utcOffsetMinutes: number): number {
  if (typeof at === 'number') return at
  if (at.includes(':')) return Date.parse(at)
  const match = /^(\d{4})(?:-(?:(\d{2})|T([1-4])|S([12]))(?:-(\d{2}))?)?$/.exec(at)
  if (match === null) return Number.NaN
  const [, year, month, quarter, half, day] = match
  const monthIndex = month ? Number(month) - 1 : quarter ? (Number(quarter) - 1) * 3 : half ? (Number(half) - 1) * 6 : 0
  return Date.UTC(Number(year), monthIndex, day ? Number(day) : 1) - utcOffsetMinutes * 60_000
}

/** A labelled instant of a time axis. */
export interface TimeTick {
  at: number
  label: string
}

const hour = 3_600_000
const day = 24 * hour

type Step = { ms: number; kind: 'hour' | 'day' } | { months: number; kind: 'month' | 'year' }
const steps: readonly Step[] = [
  ...[0.25, 0.5, 1, 3, 6, 12].map((hours): Step => ({ ms: hours * hour, kind: 'hour' })),
  ...[1, 2, 7, 14].map((days): Step => ({ ms: days * day, kind: 'day' })),
  ...[1, 2, 3, 6].map((months): Step => ({ months, kind: 'month' })),
  ...[1, 2, 5, 10, 20, 50].map((years): Step => ({ months: years * 12, kind: 'year' })),
]

function ticksOf(step: Step, from: number, to: number, offset: number): number[] {
  const found: number[] = []
  if ('ms' in step) {
    for (let at = Math.ceil((from + offset) / step.ms) * step.ms; at <= to + offset && found.length < 200; at += step.ms)
      found.push(at - offset)
    return found
  }
  const start = new Date(from + offset)
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth()
  for (let month = Math.floor(first / step.months) * step.months; found.length < 200; month += step.months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12) - offset
    if (at > to) break
    if (at >= from) found.push(at)
  }
  return found
}

function labelOf(at: number, step: Step, locale: Locale, offset: number): string {
  const date = new Date(at + offset)
  const month = months[locale][date.getUTCMonth()] ?? ''
  if (step.kind === 'year') return String(date.getUTCFullYear())
  if (step.kind === 'month') return month
  if (step.kind === 'day' || (date.getUTCHours() === 0 && date.getUTCMinutes() === 0)) return `${date.getUTCDate()} ${month}`
  return clockOf(date)
}

/** `14.05` of a date that was moved to local time. */
function clockOf(date: Date): string {
  return [date.getUTCHours(), date.getUTCMinutes()].map((number) => String(number).padStart(2, '0')).join('.')
}

/** Round instants between two, at most `most`, in local time. A January among months shows its year. */
export function timeTicks(
  from: number,
  to: number,
  most: number,
  { locale, utcOffsetMinutes }: { locale: Locale; utcOffsetMinutes: number },
): TimeTick[] {
  const offset = utcOffsetMinutes * 60_000
  for (const step of steps) {
    const found = ticksOf(step, from, to, offset)
    if (found.length > Math.max(1, most)) continue
    if (found.length < 2 && most >= 2 && to > from) {
      // Two ends of one day would bear the same name.
      const label = (at: number): string => (to - from < day ? clockOf(new Date(at + offset)) : wordDay(at, locale, utcOffsetMinutes))
      return [from, to].map((at) => ({ at, label: label(at) }))
    }
    const manyYears = to - from > 500 * day
    return found.map((at) => {
      const isJanuary = step.kind === 'month' && new Date(at + offset).getUTCMonth() === 0
      return { at, label: isJanuary && manyYears ? String(new Date(at + offset).getUTCFullYear()) : labelOf(at, step, locale, offset) }
    })
  }
  return []
}

/** `14 Des`: a day in short. */
export function wordDay(at: number, locale: Locale, utcOffsetMinutes: number): string {
  const date = new Date(at + utcOffsetMinutes * 60_000)
  return `${date.getUTCDate()} ${months[locale][date.getUTCMonth()]}`
}

const zones: Record<number, string> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' }
const quarters = ['I', 'II', 'III', 'IV']

/** A place in time in full, as coarse as it was given: `2025`, `TW IV 2025`, `Des 2025`, `19 Des 2025`, `19 Des 2025, 14.05 WIB`. */
export function wordPlace(place: ChartTime, locale: Locale, utcOffsetMinutes: number): string {
  const at = instantOf(place, utcOffsetMinutes)
  const date = new Date(at + utcOffsetMinutes * 60_000)
  const year = date.getUTCFullYear()
  const [, part = ''] = typeof place === 'number' || place.includes(':') ? [] : place.split('-', 2)
  if (typeof place === 'string' && place.length === 4) return place
  if (part.startsWith('T')) return locale === 'id' ? `TW ${quarters[Number(part[1]) - 1] ?? part} ${year}` : `Q${part[1]} ${year}`
  if (part.startsWith('S')) return `${locale === 'id' ? 'Sem. ' : 'H'}${part[1]} ${year}`
  if (typeof place === 'string' && place.length === 7) return `${months[locale][date.getUTCMonth()]} ${year}`
  const words = `${wordDay(at, locale, utcOffsetMinutes)} ${year}`
  if (part !== '' || date.getUTCHours() + date.getUTCMinutes() === 0) return words
  return `${words}, ${clockOf(date)} ${zones[utcOffsetMinutes] ?? ''}`.trimEnd()
}
