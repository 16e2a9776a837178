import type { Locale } from '@wadah/contracts/texts'

/** A number split into what is written large and the word behind it. */
export interface CompactNumber {
  /** `Rp411,8` or `757,8` */
  value: string
  /** `miliar`, `juta`, `ribu`, `triliun`, or empty */
  unit: string
}

/** Numbers, money, dates and times as they are written in the city. */
export interface WidgetFormat {
  /** `1.234,5` */
  number(value: number, decimals?: number): string
  /** `93,5 %` of a share of 0.935 */
  percent(share: number, decimals?: number): string
  /** `Rp1.234.567` */
  rupiah(value: number): string
  /** `Rp411,8` and `miliar` */
  money(value: number): CompactNumber
  /** `757,8` and `ribu` */
  compact(value: number): CompactNumber
  /** `19 Des 2025` of a period or instant; `Des 2025`, `2025`, `TW III 2025` where it is coarser. */
  period(period: string): string
  /** `Sel, 24 Nov 2026` */
  date(at: string | number): string
  /** `14.05 WIB`, in the city's own zone. */
  time(at: string | number): string
}

const steps: readonly [number, { id: string; en: string }][] = [
  [1e12, { id: 'triliun', en: 'trillion' }],
  [1e9, { id: 'miliar', en: 'billion' }],
  [1e6, { id: 'juta', en: 'million' }],
  [1e3, { id: 'ribu', en: 'thousand' }],
]
/** Indonesia’s zones by their minutes ahead of UTC. */
const zones: Record<number, { zone: string; word: string }> = {
  420: { zone: 'Asia/Jakarta', word: 'WIB' },
  480: { zone: 'Asia/Makassar', word: 'WITA' },
  540: { zone: 'Asia/Jayapura', word: 'WIT' },
}

/** Puts the minus before a text; what rounds to nothing has none. */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

/** Makes the formats of a language. Both write the city's time: minutes ahead of UTC, WIB unless it says otherwise. */
export function createWidgetFormat(locale: Locale, utcOffsetMinutes = 420): WidgetFormat {
  const { zone, word } = zones[utcOffsetMinutes] ?? { zone: 'Asia/Jakarta', word: 'WIB' }
  const tag = locale === 'id' ? 'id-ID' : 'en-GB'
  const number = (value: number, decimals = 0): string =>
    signed(value, new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Math.abs(value)))
  const compact = (value: number): CompactNumber => {
    // Compared as it will be written: 999.950 is 1,0 juta, not 1.000,0 ribu.
    const step = steps.find(([size]) => Math.abs(value) >= size * 0.999_95)
    if (!step || Math.abs(value) < 10_000) return { value: number(value), unit: '' }
    return { value: number(value / step[0], 1), unit: step[1][locale] }
  }
  const dated = (at: string | number, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, { timeZone: zone, ...options }).format(new Date(at))
  return {
    number,
    percent: (share, decimals = 1) => `${number(share * 100, decimals)} %`,
    rupiah: (value) => signed(value, `Rp${number(Math.abs(value))}`),
    money: (value) => {
      const { value: text, unit } = compact(Math.abs(value))
      return { value: signed(value, `Rp${text}`), unit }
    },
    compact,
    period: (period) => periodText(period, locale, dated),
    date: (at) => dated(at, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    time: (at) => `${dated(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).replace(':', '.')} ${word}`,
  }
}

function periodText(period: string, locale: Locale, dated: (at: string, options: Intl.DateTimeFormatOptions) => string): string {
  const [year, rest] = [period.slice(0, 4), period.slice(5)]
  if (rest === '') return year
  if (rest.startsWith('T')) {
    const quarter = Number(rest[1])
    return locale === 'id' ? `TW ${['I', 'II', 'III', 'IV'][quarter - 1] ?? rest} ${year}` : `Q${quarter} ${year}`
  }
  if (rest.startsWith('S')) return `${locale === 'id' ? 'Sem. ' : 'H'}${rest.slice(1)} ${year}`
  if (rest.length === 2) return dated(`${period}-15T00:00:00Z`, { month: 'short', year: 'numeric' })
  if (rest.length === 5) return dated(`${period}T05:00:00Z`, { day: 'numeric', month: 'short', year: 'numeric' })
  return dated(period, { day: 'numeric', month: 'short', year: 'numeric' })
}
