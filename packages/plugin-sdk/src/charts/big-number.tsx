import type { ReactNode } from 'react'

/** One short fact beside a number. */
export interface Fact {
  text: ReactNode
  /** Words of the fact that decide, written first and bold, e.g. `93,5 %`. */
  strong?: ReactNode
}

/** Props of {@link BigNumber}. */
export interface BigNumberProps {
  /** The number as it is read, e.g. `Rp411,8`. */
  value: ReactNode
  /** Unit in words, e.g. `miliar`, `orang menunggu`. */
  unit?: ReactNode
  /** At most two. */
  facts?: readonly Fact[]
  /** Default `m`. A board has at most two `xl`. */
  size?: 's' | 'm' | 'l' | 'xl'
  /** Where the facts stand: `side` (right), `below`, or `auto` (default) by the width, below under 400 units. */
  layout?: 'auto' | 'side' | 'below'
  /** Draws the number grey. Default false, or as the {@link Slot} around says. */
  quiet?: boolean
}

/** Writes a number with its unit in words and up to two facts. */
export function BigNumber(props: BigNumberProps) {
  return <div>{props.value}</div>
}
