import type { DialectStringFormat } from '@wadah/contracts/dialect'

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month)
}

function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/.test(text)
}

function isDateTime(text: string): boolean {
  return text[10] === 'T' && isDate(text.slice(0, 10)) && /(Z|[+-]\d{2}:\d{2})$/.test(text) && isTime(text.slice(11))
}

function isUri(text: string): boolean {
  return text.length <= 2_048 && /^[a-zA-Z][a-zA-Z0-9+.-]{0,30}:/.test(text) && URL.canParse(text)
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const domain = text.slice(at + 1)
  return (
    text.length <= 254 &&
    at > 0 &&
    at <= 64 &&
    !/[\s"(),:;<>@[\\\]]/.test(text.slice(0, at)) &&
    /^[a-zA-Z0-9.-]+$/.test(domain) &&
    domain.includes('.') &&
    domain.split('.').every((label) => label !== '' && !label.startsWith('-') && !label.endsWith('-'))
  )
}

function isUuid(text: string): boolean {
  return /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/.test(text)
}

/** The dialect's named formats. No pattern here repeats inside a repetition, so none can be made to run long. */
export const stringFormats: Readonly<Record<DialectStringFormat, (text: string) => boolean>> = {
  date: isDate,
  'date-time': isDateTime,
  time: isTime,
  uri: isUri,
  email: isEmail,
  uuid: isUuid,
}
