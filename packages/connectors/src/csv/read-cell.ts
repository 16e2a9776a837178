import type { IntakeColumn } from '@wadah/contracts/feed-meta'
import type { Text } from '@wadah/contracts/texts'
import { readDate } from './read-date.ts'
import { readNumber } from './read-number.ts'

/** A cell as the host read it: text, number, or a date as `YYYY-MM-DD`. */
export type Cell = string | number

/** A read cell, an empty optional one (no value), or what is wrong with it and how to mend it. */
export type CellReading = { ok: true; value?: Cell } | { ok: false; message: Text }

const longestText = 2_000

/** Reads one cell by the type of its column. Empty is an empty cell and, but for texts, a lone `-`. */
export function readCell(raw: string, column: IntakeColumn): CellReading {
  const text = raw.replaceAll('\u0000', '').trim()
  if (text === '' || (text === '-' && column.type !== 'text'))
    return column.required ? refuse('Sel ini wajib diisi', 'This cell must not be empty', column) : { ok: true }
  if (column.type === 'text')
    return text.length <= longestText
      ? { ok: true, value: text }
      : refuse(`Isi lebih dari ${longestText} huruf`, `More than ${longestText} letters`, column)
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text
  if (column.type === 'date') {
    const date = readDate(text)
    return date === undefined ? refuse(`“${shown}” bukan tanggal`, `“${shown}” is no date`, column) : { ok: true, value: date }
  }
  const number = readNumber(text, column.type)
  if (number === undefined)
    return refuse(
      `“${shown}” bukan ${column.type === 'integer' ? 'bilangan bulat' : 'angka yang jelas'}`,
      `“${shown}” is no ${column.type === 'integer' ? 'whole number' : 'unmistakable number'}`,
      column,
    )
  return { ok: true, value: number }
}

function refuse(id: string, en: string, { example }: IntakeColumn): CellReading {
  return { ok: false, message: { id: `${id}; contoh: ${example}.`, en: `${en}; example: ${example}.` } }
}
