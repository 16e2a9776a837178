import Papa from 'papaparse'
import type { IntakeColumn, IntakeMeta } from '@wadah/contracts/feed-meta'
import type { IntakeError } from '@wadah/contracts/recorded-contract'
import { decodeTable } from './decode-table.ts'
import { readCell, type Cell } from './read-cell.ts'

/** A table read against the columns of an intake. When there are errors, no row may be used. */
export interface ParsedTable {
  /** Keys are those of the columns; an empty optional cell has none. */
  rows: Record<string, Cell>[]
  /** Row 0 is the header, row 1 the line below it. At most {@link errorsKept}, in the order of the file. */
  errors: IntakeError[]
}

/** More errors than this help nobody; one line then says how many are left. */
export const errorsKept = 200

/**
 * Reads an uploaded csv against the columns an intake declares.
 *
 * @remarks Takes UTF-8 with or without a mark, UTF-16 and Windows-1252; `;`, `,` or tab between cells; any line ends. Headers are compared
 * without case and surrounding space; columns nobody asked for are ignored. Errors name row and column in both languages; it never throws.
 */
export function parseTable(bytes: Uint8Array, meta: IntakeMeta): ParsedTable {
  const text = decodeTable(bytes)
  const parsed = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text, meta.columns),
    skipEmptyLines: false,
    preview: meta.maxRows + 1_000,
  })
  const headerAt = parsed.data.findIndex((cells) => !isBlank(cells))
  const header = (parsed.data[headerAt] ?? []).map(normalise)
  const errors: IntakeError[] = headerErrors(header, meta.columns)
  if (errors.length > 0) return { rows: [], errors }
  for (const problem of parsed.errors)
    if (problem.type === 'Quotes')
      errors.push({
        row: Math.max(0, (problem.row ?? 0) - headerAt),
        message: { id: 'Tanda kutip di baris ini tidak berpasangan.', en: 'A quotation mark in this row has no partner.' },
      })
  const columns = meta.columns.map((column) => ({ column, at: header.indexOf(normalise(column.header)) })).filter(({ at }) => at >= 0)
  const rows: Record<string, Cell>[] = []
  for (let at = headerAt + 1; at < parsed.data.length; at += 1) {
    const cells = parsed.data[at] ?? []
    if (isBlank(cells)) continue
    if (rows.length >= meta.maxRows) return { rows: [], errors: [tooMany(meta.maxRows)] }
    const row = at - headerAt
    if (cells.length > header.length && !isBlank(cells.slice(header.length)))
      errors.push({ row, message: tooWide(cells.length, header.length) })
    rows.push(readRow({ cells, row, columns, errors }))
  }
  if (rows.length === 0 && errors.length === 0)
    errors.push({
      row: 1,
      message: { id: 'Berkas tidak punya baris data di bawah judul kolom.', en: 'The file has no data below its header.' },
    })
  return errors.length > 0 ? { rows: [], errors: cut(errors) } : { rows, errors }
}

/** The separator under which the header names most of the wanted columns; counting separators misleads where numbers hold commas. */
function delimiterOf(text: string, columns: readonly IntakeColumn[]): string {
  const wanted = columns.map(({ header }) => normalise(header))
  const score = (delimiter: string): number => {
    const { data } = Papa.parse<string[]>(text.slice(0, 20_000), { delimiter, skipEmptyLines: 'greedy', preview: 1 })
    return (data[0] ?? []).filter((cell) => wanted.includes(normalise(cell))).length
  }
  return [';', ',', '\t'].toSorted((a, b) => score(b) - score(a))[0] ?? ';'
}

interface ReadRowOptions {
  cells: string[]
  row: number
  columns: { column: IntakeColumn; at: number }[]
  /** Receives what is wrong. */
  errors: IntakeError[]
}

function readRow({ cells, row, columns, errors }: ReadRowOptions): Record<string, Cell> {
  const entries: [string, Cell][] = []
  for (const { column, at } of columns) {
    const read = readCell(cells[at] ?? '', column)
    if (!read.ok) errors.push({ row, column: column.header, message: read.message })
    else if (read.value !== undefined) entries.push([column.key, read.value])
  }
  return Object.fromEntries(entries)
}

const normalise = (header: string): string => header.trim().replace(/\s+/g, ' ').toLowerCase()
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

function headerErrors(header: readonly string[], columns: readonly IntakeColumn[]): IntakeError[] {
  if (header.length === 0) return [{ row: 0, message: { id: 'Berkas kosong.', en: 'The file is empty.' } }]
  const errors: IntakeError[] = []
  for (const { header: wanted, required } of columns) {
    const count = header.filter((name) => name === normalise(wanted)).length
    if (count === 0 && required)
      errors.push({
        row: 0,
        column: wanted,
        message: { id: `Kolom “${wanted}” tidak ada di judul kolom.`, en: `The header lacks the column “${wanted}”.` },
      })
    if (count > 1)
      errors.push({
        row: 0,
        column: wanted,
        message: { id: `Kolom “${wanted}” ada ${count} kali.`, en: `The column “${wanted}” appears ${count} times.` },
      })
  }
  return errors
}

const tooMany = (maxRows: number): IntakeError => ({
  row: maxRows + 1,
  message: {
    id: `Berkas punya lebih dari ${maxRows} baris; bagi menjadi beberapa berkas.`,
    en: `The file has more than ${maxRows} rows; split it.`,
  },
})

const tooWide = (cells: number, header: number): IntakeError['message'] => ({
  id: `Baris ini punya ${cells} sel, judul kolom ${header}; beri tanda kutip pada isi yang memuat pemisah.`,
  en: `This row has ${cells} cells, the header ${header}; quote contents that hold a separator.`,
})

function cut(errors: IntakeError[]): IntakeError[] {
  const sorted = errors.toSorted((a, b) => a.row - b.row)
  const left = sorted.length - errorsKept
  if (left <= 0) return sorted
  const last = sorted[errorsKept]?.row ?? 0
  return [
    ...sorted.slice(0, errorsKept),
    {
      row: last,
      message: { id: `Masih ada ${left} kesalahan lain mulai dari baris ini.`, en: `${left} more errors follow from this row on.` },
    },
  ]
}
