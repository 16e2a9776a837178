import type { Locale } from '@wadah/contracts/texts'
import { useContext, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { SlotContext } from './slot-context.ts'

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
export function ChartBox({ initial, minHeight = 24, height, children }: ChartBoxProps) {
  const { unit, locale, quiet } = useContext(SlotContext)
  const [box, setBox] = useState(initial)
  const element = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const host = element.current
    if (host === null) return undefined
    const measure = () => {
      // Whole pixels: a fraction more or less would redraw for nothing.
      const next = { width: Math.floor(host.clientWidth), height: Math.floor(host.clientHeight) }
      if (next.width > 0) setBox((last) => (last?.width === next.width && last.height === next.height ? last : next))
    }
    measure()
    if (typeof ResizeObserver === 'undefined') return undefined
    const observer = new ResizeObserver(measure)
    observer.observe(host)
    return () => observer.disconnect()
  }, [])

  const drawn = box !== undefined && box.width > 0 && box.height >= minHeight * unit
  return (
    <div
      ref={element}
      style={{
        position: 'relative',
        minWidth: 0,
        minHeight: 0,
        ...(height === undefined ? { flex: 1 } : { flex: 'none', height: height * unit }),
      }}
    >
      {/* Out of the flow, so that the drawing never decides the size it is drawn for. */}
      {drawn && (
        <div style={{ position: 'absolute', inset: 0 }}>{children({ width: box.width, height: box.height, unit, locale, quiet })}</div>
      )}
    </div>
  )
}
