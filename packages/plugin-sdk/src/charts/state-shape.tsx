import type { ReactNode } from 'react'

/** A state with a shape of its own. */
export type StateName = 'fresh' | 'late' | 'stale' | 'cut' | 'held' | 'archive' | 'empty' | 'simulated'

/** The colour of a state; always used together with its shape or a word. */
export const stateColour: Record<StateName, string> = {
  fresh: 'var(--st-mutakhir)',
  late: 'var(--st-terlambat)',
  stale: 'var(--st-tersumbat)',
  cut: 'var(--st-putus)',
  held: 'var(--st-ditahan)',
  archive: 'var(--st-publikasi)',
  empty: 'var(--text-2)',
  simulated: 'var(--st-simulasi)',
}

const shapes: Record<StateName, ReactNode> = {
  fresh: <circle cx="6" cy="6" r="3.6" fill="currentColor" />,
  late: (
    <>
      <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 6V1.4A4.6 4.6 0 0 1 10.6 6Z" fill="currentColor" />
    </>
  ),
  stale: (
    <>
      <rect x="1.2" y="1.2" width="9.6" height="9.6" fill="currentColor" />
      <path d="M3 6h6" stroke="var(--bg)" strokeWidth="2" />
    </>
  ),
  cut: (
    <>
      <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.9 3.9l4.2 4.2M8.1 3.9L3.9 8.1" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  held: <path d="M3.7 2v8M8.3 2v8" stroke="currentColor" strokeWidth="2.4" />,
  archive: (
    <>
      <rect x="2" y="1" width="8" height="10" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M4 4h4M4 6.2h4M4 8.4h2.4" stroke="currentColor" strokeWidth="1.1" />
    </>
  ),
  empty: <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
  simulated: <path d="M6 .9L11.1 6 6 11.1.9 6Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 1.2" />,
}

/** Props of {@link StateShape}. */
export interface StateShapeProps {
  state: StateName
  /** Side of the square in CSS pixels. Default: the size of the text around it. */
  size?: number
  /** Place inside another drawing. */
  x?: number
  y?: number
}

/** Draws the 12 × 12 shape of a state in its colour. Purely visual: the word stands beside it or in the label around it. */
export function StateShape({ state, size, x, y }: StateShapeProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      aria-hidden="true"
      width={size ?? '1em'}
      height={size ?? '1em'}
      x={x}
      y={y}
      style={{ color: stateColour[state], flex: 'none', verticalAlign: '-0.08em' }}
    >
      {shapes[state]}
    </svg>
  )
}
