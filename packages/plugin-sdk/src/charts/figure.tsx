import type { ReactNode } from 'react'
import type { Reading } from './use-read-out.ts'

/** Options of {@link Figure}. */
export interface FigureProps {
  width: number
  height: number
  label: string
  /** Role of the root: `img` for a picture, `group` when parts of it can be chosen. Default `img`. */
  role?: 'img' | 'group'
  /** Makes the drawing readable along its axis. */
  reading?: Reading
  children?: ReactNode
}

/** The root of every chart: an SVG of exactly its slot's size, named for screen readers. */
export function Figure({ width, height, label, role = 'img', reading, children }: FigureProps) {
  return (
    <svg
      role={role}
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="var(--font)"
      {...reading?.attributes}
      style={{
        display: 'block',
        overflow: 'visible',
        fontVariantNumeric: 'tabular-nums lining-nums',
        wordSpacing: '0.07em',
        // A finger moving sideways reads; up and down it still scrolls. The ring is drawn inside, where no slot cuts it.
        ...(reading?.attributes['role'] ? { touchAction: 'pan-y', outline: 'none', boxShadow: 'none' } : {}),
      }}
    >
      {children}
    </svg>
  )
}
