/** A message about a cell, in both languages. Row 0 is the table as a whole. */
export interface CellError {
  row: number
  column: string
  message: { id: string; en: string }
}

/** Most messages an intake may answer with. */
const most = 1_000

/** Makes a message about a cell. */
export function cellError(row: number, column: string, id: string, en: string): CellError {
  return { row, column, message: { id, en } }
}

/** The refusal of a table. */
export function refuse(errors: readonly CellError[]) {
  return { ok: false as const, errors: errors.slice(0, most) }
}

/** A cell about sex that says neither. */
export function noSex(row: number): CellError {
  return cellError(row, 'jenis_kelamin', 'Tulis LAKI-LAKI atau PEREMPUAN.', 'Write LAKI-LAKI or PEREMPUAN.')
}

/** A count below zero. */
export function negative(row: number): CellError {
  return cellError(row, 'jumlah_penduduk', 'Jumlah tidak boleh negatif.', 'The number must not be negative.')
}

/** An error of the feed: nothing was uploaded yet. */
export function nothingUploaded(what: string): Error {
  return Object.assign(new Error(`Disdukcapil has uploaded no ${what} yet.`), { name: 'CodedError', code: 'source_shape', details: {} })
}
