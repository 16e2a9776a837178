import type { Locale } from '@wadah/contracts/texts'

const units: readonly { ms: number; id: string; en: string }[] = [
  { ms: 365 * 86_400_000, id: 'tahun', en: 'year' },
  { ms: 30 * 86_400_000, id: 'bulan', en: 'month' },
  { ms: 86_400_000, id: 'hari', en: 'day' },
  { ms: 3_600_000, id: 'jam', en: 'hour' },
  { ms: 60_000, id: 'menit', en: 'minute' },
]

/** `3 jam`, `55 menit`, `4 hari`: a length in its largest whole unit, at least one minute. Weeks are said in days up to two months. */
export function wordLength(ms: number, locale: Locale): string {
  const unit = units.find((candidate) => ms >= candidate.ms * (candidate.id === 'bulan' ? 2 : 1)) ?? {
    ms: 60_000,
    id: 'menit',
    en: 'minute',
  }
  const amount = Math.max(1, Math.floor(ms / unit.ms))
  return locale === 'id' ? `${amount} ${unit.id}` : `${amount} ${unit.en}${amount === 1 ? '' : 's'}`
}

/** `55 menit lalu`, `baru saja`: how long ago something was. */
export function wordAge(ms: number, locale: Locale): string {
  if (ms < 60_000) return locale === 'id' ? 'baru saja' : 'just now'
  return locale === 'id' ? `${wordLength(ms, locale)} lalu` : `${wordLength(ms, locale)} ago`
}
