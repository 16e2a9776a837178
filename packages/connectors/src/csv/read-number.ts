const plain = /^[+-]?\d{1,18}(\.\d{1,15})?$/
/** Dots between groups of three, then perhaps a comma: `1.234.567`, `1.234,5`. */
const indonesian = /^[+-]?\d{1,3}(\.\d{3})+(,\d{1,15})?$/
/** The other way round: `1,234,567`, `1,234.5`. */
const english = /^[+-]?\d{1,3}(,\d{3})+(\.\d{1,15})?$/
const comma = /^[+-]?\d{1,18},\d{1,15}$/

/**
 * Reads a number as a spreadsheet wrote it; undefined when it is none or could mean two.
 *
 * @remarks A dot is the decimal mark unless the Indonesian form is unmistakable: `1.234` is 1.234, but `1.234.567`, `1.234,5` and `12,5`
 * are read the Indonesian way. In a column of whole numbers `1.234` can only be 1234. `1,234` could be either and is refused. `Rp` is dropped.
 */
export function readNumber(text: string, type: 'integer' | 'number'): number | undefined {
  const bare = text.replace(/^rp\.?\s*/i, '').replace(/[\s\u00a0]/g, '')
  const value = type === 'integer' ? wholeNumber(bare) : decimalNumber(bare)
  if (value === undefined || !Number.isFinite(value)) return undefined
  return type === 'integer' && !Number.isSafeInteger(value) ? undefined : value
}

function wholeNumber(bare: string): number | undefined {
  if (/^[+-]?\d{1,3}([.,]\d{3})+$/.test(bare) && !(bare.includes('.') && bare.includes(','))) return Number(bare.replace(/[.,]/g, ''))
  // `1234.0` and `1234,00` come from cells that a spreadsheet took for decimals.
  const whole = /^([+-]?\d{1,18})([.,]0{1,2})?$/.exec(bare)
  return whole?.[1] === undefined ? undefined : Number(whole[1])
}

function decimalNumber(bare: string): number | undefined {
  if (plain.test(bare)) return Number(bare)
  const isIndonesian = indonesian.test(bare) && (bare.includes(',') || bare.split('.').length > 2)
  if (isIndonesian) return Number(bare.replaceAll('.', '').replace(',', '.'))
  const isEnglish = english.test(bare) && (bare.includes('.') || bare.split(',').length > 2)
  if (isEnglish) return Number(bare.replaceAll(',', ''))
  // Three digits after a lone comma: thousands to one reader, decimals to another.
  if (comma.test(bare) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare)) return Number(bare.replace(',', '.'))
  return undefined
}
