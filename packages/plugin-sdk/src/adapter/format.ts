const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']

/** Indonesian formats without `Intl`, for texts an adapter makes. */
export interface AdapterFormat {
  /** `1.234.567,89` */
  number(value: number, decimals?: number): string
  /** `Rp1.234.567` */
  rupiah(value: number): string
  /** `27 Agustus 2025`, in the city's time. */
  date(at: Date): string
  /** Reads `1.234.567,89`, `Rp 1.234.567,00`, `1234567.89` or `1,234,567`; undefined when it is no number. */
  parseNumber(text: string): number | undefined
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, '.')
}

/** Puts the minus before a text; what rounds to nothing has none. */
function signed(value: number, text: string): string {
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text
}

function number(value: number, decimals = 0): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const text = `${grouped(whole)}${fraction === undefined ? '' : `,${fraction}`}`
  return signed(value, text)
}

/** Which of comma and dot is the decimal mark: the later one; a lone mark before exactly three digits groups, unless it is a dot-less comma form. */
function parseNumber(text: string): number | undefined {
  const cleaned = text
    .replace(/^\s*Rp\.?/i, '')
    .replace(/[\s\u00a0]/g, '')
    .replace(/^−/, '-')
  if (!/^-?[\d.,]+$/.test(cleaned) || !/\d/.test(cleaned)) return undefined
  const comma = cleaned.lastIndexOf(',')
  const dot = cleaned.lastIndexOf('.')
  const last = Math.max(comma, dot)
  if (last === -1) return Number(cleaned)
  const mark = cleaned[last] ?? ''
  const isAlone = cleaned.indexOf(mark) === last && Math.min(comma, dot) === -1
  const groups = cleaned.length - last - 1 === 3 && (isAlone || cleaned.indexOf(mark) !== last)
  const whole = (groups ? cleaned : cleaned.slice(0, last)).replace(/[.,]/g, '')
  const value = Number(groups ? whole : `${whole}.${cleaned.slice(last + 1)}`)
  return Number.isNaN(value) ? undefined : value
}

/** Makes the formats for a city whose clock is so many minutes ahead of UTC. */
export function createAdapterFormat(utcOffsetMinutes: number): AdapterFormat {
  return {
    number,
    rupiah: (value) => signed(value, `Rp${number(Math.abs(value))}`),
    date: (at) => {
      const local = new Date(at.getTime() + utcOffsetMinutes * 60_000)
      return `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}`
    },
    parseNumber,
  }
}
