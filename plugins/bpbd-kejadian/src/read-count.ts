import { sourceShape } from './source-shape.ts'

/** Spellings of “nothing reported”; a zero is a count and none of them. */
const missing = new Set(['', '-', '–', '…', 'NA', 'N/A', 'NULL'])

/** Reads a count that comes as number or text; undefined when the source has none. Throws `source_shape` for anything else. */
export function readCount(cell: unknown, what: string): number | undefined {
  if (cell === null || cell === undefined || (typeof cell === 'string' && missing.has(cell.trim().toUpperCase()))) return undefined
  const count = typeof cell === 'number' || typeof cell === 'string' ? Number(cell) : Number.NaN
  if (!Number.isInteger(count) || count < 0) throw sourceShape(`${what} is “${String(cell)}”, which is no count.`)
  return count
}
