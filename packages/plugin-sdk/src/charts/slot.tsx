import type { Locale } from '@wadah/contracts/texts'
import type { ReactNode } from 'react'

/** Props of {@link Slot}. */
export interface SlotProps {
  /** The slot as the host gives it (`useWidget().size`). */
  size: { width: number; height: number; unit: number }
  locale?: Locale
  /** Greys the numbers and marks inside: for stale data. Default false. */
  quiet?: boolean
  /** `stack` (default) puts the parts one under the other; `side` puts the first at the left of the rest. */
  direction?: 'stack' | 'side'
  children?: ReactNode
}

/** Lays out the inside of a widget. Measures nothing; a {@link ChartBox} in it takes what is left. */
export function Slot(props: SlotProps) {
  return <div>{props.children}</div>
}

/** Props of {@link SlotText}. */
export interface SlotTextProps {
  /** `xs` 11, `s` 12 (default), `m` 14 units. */
  size?: 'xs' | 's' | 'm'
  strong?: boolean
  quiet?: boolean
  children?: ReactNode
}

/** A line of words inside a slot. */
export function SlotText(props: SlotTextProps) {
  return <p>{props.children}</p>
}
