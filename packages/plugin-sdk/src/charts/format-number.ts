import type { Locale } from '@wadah/contracts/texts'

const formats = new Map<string, Intl.NumberFormat>()

/** Writes a number as people read it: `1.234,5` in Indonesian, at most `digits` decimals (default 1). */
export function formatNumber(value: number, locale: Locale, digits = 1): string {
  const key = `${locale}${digits}`
  const known = formats.get(key)
  if (known !== undefined) return known.format(value)
  const made = new Intl.NumberFormat(locale === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: digits })
  formats.set(key, made)
  return made.format(value)
}
