import type { ReactNode } from 'react'

/** Props of {@link ChartText}. */
export interface ChartTextProps {
  x: number
  /** Baseline. */
  y: number
  size: number
  /** Colour: a token's name, or any paint. Default `text-3`. */
  ink?: 'text' | 'text-2' | 'text-3' | (string & {})
  anchor?: 'start' | 'middle' | 'end'
  bold?: boolean
  /** A rim in the colour of the ground, for words over marks. */
  rim?: boolean
  children: ReactNode
}

/** Words in a chart. */
export function ChartText({ x, y, size, ink = 'text-3', anchor = 'start', bold = false, rim = false, children }: ChartTextProps) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      fontWeight={bold ? 650 : 450}
      fill={ink.includes('(') ? ink : `var(--${ink})`}
      textAnchor={anchor}
      {...(rim ? { stroke: 'var(--bg)', strokeWidth: size * 0.3, strokeLinejoin: 'round', paintOrder: 'stroke' } : {})}
    >
      {children}
    </text>
  )
}
