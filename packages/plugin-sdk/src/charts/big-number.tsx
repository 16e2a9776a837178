import { useContext, type ReactNode } from 'react'
import { SlotContext } from './slot-context.ts'

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
export function BigNumber({ value, unit, facts = [], size = 'm', layout = 'auto', quiet }: BigNumberProps) {
  const slot = useContext(SlotContext)
  const below = layout === 'below' || (layout === 'auto' && slot.width < 400 * slot.unit)
  const grey = quiet ?? slot.quiet
  const figure = grey ? 'var(--text-3)' : 'var(--text)'
  return (
    <div style={{ display: 'flex', alignItems: 'baseline', flexWrap: below ? 'wrap' : 'nowrap', columnGap: 'calc(6 * var(--u))', flex: 'none', minWidth: 0, lineHeight: 'var(--lh-tight)' }}>
      <b style={{ fontSize: `var(--t-num-${size})`, fontWeight: 'var(--w-num)', letterSpacing: '-0.025em', whiteSpace: 'nowrap', color: figure }}>{value}</b>
      {unit !== undefined && <span style={{ fontSize: 'var(--t-m)', fontWeight: 'var(--w-label)', color: figure }}>{unit}</span>}
      {facts.length > 0 && <Facts facts={facts.slice(0, 2)} below={below} />}
    </div>
  )
}

function Facts({ facts, below }: { facts: readonly Fact[]; below: boolean }) {
  const words = facts.map((fact, index) => (
    <span key={index} style={below ? undefined : { display: 'block' }}>
      {below && index > 0 && ' · '}
      {fact.strong !== undefined && <em style={{ fontStyle: 'normal', fontWeight: 'var(--w-title)', color: 'var(--text)' }}>{fact.strong} </em>}
      {fact.text}
    </span>
  ))
  const place = below ? ({ flexBasis: '100%' } as const) : ({ marginLeft: 'auto', textAlign: 'right' } as const)
  return <span style={{ ...place, minWidth: 0, fontSize: 'var(--t-s)', lineHeight: 1.35, color: 'var(--text-2)' }}>{words}</span>
}
