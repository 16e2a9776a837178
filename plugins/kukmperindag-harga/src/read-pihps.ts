import { sourceError } from './source-shape.ts'

/** One market’s price on one day; `null` where it reported none. */
export interface PihpsRow {
  commodity: string
  /** `YYYY-MM-DD` */
  day: string
  city: string
  market: string
  price: number | null
}

const columns = ['Komoditas', 'Tanggal', 'Kota / Kelurahan', 'Pasar', 'Harga (Rp)'] as const

/** `19/12/2025` as `2025-12-19`; undefined when it is no day. */
function dayOf(text: string): string | undefined {
  const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  const day = `${year}-${month}-${date}`
  return year === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? undefined : day
}

/** A missing price is `-` or nothing at all, never zero; anything else must be a number, or the row is not believed. */
function priceOf(text: string): number | null | undefined {
  if (text === '-' || text === '') return null
  const price = Number(text.replace(/[.,](?=\d{3}\b)/g, ''))
  return Number.isFinite(price) && price > 0 ? price : undefined
}

/** Places of the columns we read; throws `source_shape` naming the one that is gone, `source_not_json` when a page came instead. */
function placesOf(header: string): Record<(typeof columns)[number], number> {
  if (/^\s*</.test(header)) throw sourceError('source_not_json', 'PIHPS answered with an HTML page instead of its export.')
  const names = header.split(';').map((name) => name.trim().toLowerCase())
  const places = columns.map((column) => {
    const place = names.indexOf(column.toLowerCase())
    if (place < 0) throw sourceError('source_shape', `PIHPS’s export has no column “${column}”.`)
    return [column, place] as const
  })
  return Object.fromEntries(places) as Record<(typeof columns)[number], number>
}

/** Reads PIHPS’s export: semicolons, any line ending, perhaps a byte-order mark. Rows that are none are left out and counted. */
export function readPihps(csv: string): { rows: PihpsRow[]; skipped: number } {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const places = placesOf(header)
  const rows: PihpsRow[] = []
  let skipped = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    const cells = line.split(';')
    const cell = (column: (typeof columns)[number]) => cells[places[column]]?.trim() ?? ''
    const [day, price] = [dayOf(cell('Tanggal')), priceOf(cell('Harga (Rp)'))]
    if (day !== undefined && price !== undefined && cells.length >= columns.length)
      rows.push({ commodity: cell('Komoditas'), day, city: cell('Kota / Kelurahan'), market: cell('Pasar'), price })
    else skipped += 1
  }
  return { rows, skipped }
}
