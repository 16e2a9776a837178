/** One market’s price on one day; `null` where it reported none. */
export interface PihpsRow {
  commodity: string
  day: string
  city: string
  market: string
  price: number | null
}

/** `19/12/2025` as `2025-12-19`; undefined when it is no day. */
function dayOf(text: string): string | undefined {
  const [, date, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month}-${date}`
}

/** Missing prices are `-`; anything else must be a number, or the row is not believed. */
function priceOf(text: string): number | null | undefined {
  if (text === '-' || text === '') return null
  const price = Number(text.replace(/[.,](?=\d{3}\b)/g, ''))
  return Number.isFinite(price) && price > 0 ? price : undefined
}

/** Reads PIHPS’s export: semicolons, any line ending, perhaps a byte-order mark. Rows that are none are left out and counted. */
export function readPihps(csv: string): { rows: PihpsRow[]; skipped: number } {
  const [header = '', ...lines] = csv.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split(';').map((name) => name.trim().toLowerCase())
  const column = (name: string): number => names.findIndex((candidate) => candidate.startsWith(name))
  const [commodity, date, city, market, price] = ['komoditas', 'tanggal', 'kota', 'pasar', 'harga'].map(column)
  const rows: PihpsRow[] = []
  let skipped = 0
  for (const line of lines) {
    if (line.trim() === '') continue
    const cells = line.split(';').map((cell) => cell.trim())
    const row = { commodity: cells[commodity ?? -1], day: dayOf(cells[date ?? -1] ?? ''), city: cells[city ?? -1], market: cells[market ?? -1], price: priceOf(cells[price ?? -1] ?? '') }
    if (row.commodity && row.day && row.city && row.market && row.price !== undefined) rows.push(row as PihpsRow)
    else skipped += 1
  }
  return { rows, skipped }
}
