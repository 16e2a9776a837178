import type { Locale } from '@wadah/contracts/texts'
import type { ReactNode } from 'react'

/** What a {@link ChartBox} hands to its drawing; spread it into a chart. */
export interface ChartSize {
  width: number
  height: number
  unit: number
  locale: Locale
  quiet: boolean
}

/** Props of {@link ChartBox}. */
export interface ChartBoxProps {
  /** Size used before the first measurement, and where there is nothing to measure with. */
  initial?: { width: number; height: number }
  /** Least height in units of density below which nothing is drawn. Default 24. */
  minHeight?: number
  /** Fixed height in units of density; absent: what is left of the slot. */
  height?: number
  children: (size: ChartSize) => ReactNode
}

/** Measures what is left of the slot and draws a chart for exactly that size. */
export function ChartBox(props: ChartBoxProps) {
  return <div>{props.children({ width: 0, height: 0, unit: 1, locale: 'id', quiet: false })}</div>
}
