import type { Locale } from '@wadah/contracts/texts'
import { useMemo, type ReactNode } from 'react'
import { SlotContext } from './slot-context.ts'

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
export function Slot({ size, locale = 'id', quiet = false, direction = 'stack', children }: SlotProps) {
  const { unit, width, height } = size
  const surroundings = useMemo(
    () => ({ unit, width: direction === 'side' ? width * 0.4 : width, height, locale, quiet }),
    [unit, width, height, locale, quiet, direction],
  )
  return (
    <SlotContext value={surroundings}>
      <div
        style={{
          ...(direction === 'side'
            ? { display: 'grid', gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)', gap: 16 * unit }
            : { display: 'flex', flexDirection: 'column', gap: 7 * unit }),
          width: size.width,
          height: size.height,
          minWidth: 0,
          overflow: 'hidden',
          font: 'var(--w-text) var(--t-m) / var(--lh-text) var(--font)',
          fontVariantNumeric: 'tabular-nums lining-nums',
          wordSpacing: '0.07em',
          color: 'var(--text)',
        }}
      >
        {children}
      </div>
    </SlotContext>
  )
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
export function SlotText({ size = 's', strong = false, quiet = false, children }: SlotTextProps) {
  const colour = strong ? 'var(--text)' : quiet ? 'var(--text-3)' : 'var(--text-2)'
  return (
    <p
      style={{
        margin: 0,
        flex: 'none',
        fontSize: `var(--t-${size})`,
        lineHeight: 1.35,
        color: colour,
        fontWeight: strong ? 'var(--w-title)' : undefined,
      }}
    >
      {children}
    </p>
  )
}
