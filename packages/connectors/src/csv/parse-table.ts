import type { IntakeMeta } from '@wadah/contracts/feed-meta'
import type { IntakeError } from '@wadah/contracts/recorded-contract'

/** A cell as the host read it: text, number, or a date as `YYYY-MM-DD`. Absent when an optional cell is empty. */
export type Cell = string | number

/** A table read against the columns of an intake. When there are errors, no row may be used. */
export interface ParsedTable {
  rows: Record<string, Cell>[]
  errors: IntakeError[]
}

/** Signature of the csv reader. */
export type ParseTable = (bytes: Uint8Array, meta: IntakeMeta) => ParsedTable
