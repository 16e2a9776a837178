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

/** Sizes of numbers in units, as the tokens have them: on the wall they are larger by more than its unit. */
const onDesk = { s: 20, m: 28, l: 36, xl: 48 }
const onWall = { s: 24, m: 38, l: 50, xl: 68 }

/** Writes a number with its unit in words and up to two facts; facts for which a low slot has no line are left out whole. */
export function BigNumber({ value, unit, facts = [], size = 'm', layout = 'auto', quiet }: BigNumberProps) {
  const slot = useContext(SlotContext)
  // Even where the side was asked for, a narrow slot has no room for it.
  const below = layout === 'below' || slot.width < (layout === 'auto' ? 400 : 300) * slot.unit
  const isWall = slot.unit >= 2
  const [number, words] = isWall ? [onWall[size], 13.5] : [onDesk[size], 12]
  const hasLine = !below || slot.height >= (number * 1.1 + words * 1.35) * slot.unit
  const grey = quiet ?? slot.quiet
  const figure = grey ? 'var(--text-3)' : 'var(--text)'
  return (
    <div
      style={{
        display: 'flex',
        alignItems: 'baseline',
        alignContent: 'flex-start',
        flexWrap: below ? 'wrap' : 'nowrap',
        columnGap: 'calc(6 * var(--u))',
        flex: 'none',
        minWidth: 0,
        lineHeight: 'var(--lh-tight)',
      }}
    >
      <b
        style={{
          fontSize: `var(--t-num-${size})`,
          fontWeight: 'var(--w-num)',
          letterSpacing: '-0.025em',
          whiteSpace: 'nowrap',
          color: figure,
        }}
      >
        {value}
      </b>
      {unit !== undefined && (
        <span style={{ fontSize: 'var(--t-m)', fontWeight: 'var(--w-label)', whiteSpace: 'nowrap', color: figure }}>{unit}</span>
      )}
      {facts.length > 0 && hasLine && <Facts facts={facts.slice(0, 2)} below={below} />}
    </div>
  )
}

function Facts({ facts, below }: { facts: readonly Fact[]; below: boolean }) {
  const text = { minWidth: 0, fontSize: 'var(--t-s)', lineHeight: 1.35, color: 'var(--text-2)' } as const
  const words = facts.map((fact, index) => (
    // Below the number, each fact stands after a dot; at the start of a line the dot falls outside and is cut off.
    <span
      key={index}
      style={below ? { position: 'relative', marginLeft: '-0.9em', paddingLeft: '0.9em', textWrap: 'balance' } : { display: 'block' }}
    >
      {below && (
        <span aria-hidden="true" style={{ position: 'absolute', left: '0.3em' }}>
          ·
        </span>
      )}
      {fact.strong !== undefined && (
        <em style={{ fontStyle: 'normal', fontWeight: 'var(--w-title)', color: 'var(--text)' }}>{fact.strong} </em>
      )}
      {fact.text}
    </span>
  ))
  if (!below) return <span style={{ ...text, marginLeft: 'auto', textAlign: 'right' }}>{words}</span>
  return (
    <span style={{ ...text, flexBasis: '100%', display: 'flex', flexWrap: 'wrap', columnGap: '0.9em', overflow: 'hidden' }}>{words}</span>
  )
}
