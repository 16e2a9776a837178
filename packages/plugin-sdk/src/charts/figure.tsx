import type { ReactNode } from 'react'

/** Options of {@link Figure}. */
export interface FigureProps {
  width: number
  height: number
  label: string
  /** Role of the root: `img` for a picture, `group` when parts of it can be chosen. Default `img`. */
  role?: 'img' | 'group'
  children?: ReactNode
}

/** The root of every chart: an SVG of exactly its slot's size, named for screen readers. */
export function Figure({ width, height, label, role = 'img', children }: FigureProps) {
  return (
    <svg
      role={role}
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="var(--font)"
      style={{ display: 'block', overflow: 'visible', fontVariantNumeric: 'tabular-nums lining-nums', wordSpacing: '0.07em' }}
    >
      {children}
    </svg>
  )
}
