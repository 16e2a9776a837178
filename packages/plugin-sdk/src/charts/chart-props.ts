import type { Locale } from '@wadah/contracts/texts'

/** What every chart takes. Charts draw for an exact size and measure nothing; {@link ChartBox} measures for them. */
export interface ChartProps {
  /** Width of the drawing in CSS pixels. */
  width: number
  /** Height of the drawing in CSS pixels. */
  height: number
  /** Density unit of the slot: 1 on the desk, 2.667 on the wall. Default 1. */
  unit?: number
  /** One sentence for those who cannot see the chart. */
  label: string
  /** Language of the words a chart writes itself. Default `id`. */
  locale?: Locale
  /** Draws the marks grey: for data that is stale or held back. Default false. */
  quiet?: boolean
}

/** A kind of thing, in the order of the palette: teal, soga, indigo, ochre, magenta, grey. The first two carry nearly everything. */
export type Tone = 'c1' | 'c2' | 'c3' | 'c4' | 'c5' | 'c6'

/** A value that may be missing. A missing value is a gap, never a zero. */
export type ChartValue = number | null | undefined

/** Writes a value for people. */
export type ValueFormat = (value: number) => string

/** A place in time: epoch milliseconds, an ISO instant, or a local day, month, quarter or year (`2025-12-19`, `2025-12`, `2025-T4`, `2025`). */
export type ChartTime = number | string

/** A level to reach, with the words beside it. */
export interface TargetLine {
  value: number
  /** E.g. “target 90”. Absent: nothing is written. */
  label?: string
}

/** A range to keep within, drawn as a pale band. */
export interface TargetBand {
  from: number
  to: number
  label?: string
}
