import type { Locale } from '@wadah/contracts/texts'

const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** Says a number of bytes as people do, in steps of a thousand: *12,4 MB*. */
export function wordBytes(bytes: number, locale: Locale): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** step
  const digits = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1 })
  return `${digits.format(value)} ${units[step]}`
}
