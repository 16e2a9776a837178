import { useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react'
import { wordStop, type ReadOutStop } from './read-out-stops.ts'

/** What is being read, and what makes the drawing readable. */
export interface Reading {
  stop: ReadOutStop | undefined
  /** Whether the keyboard is on the chart, so that it wears a ring. */
  byKeyboard: boolean
  /** For the root of the drawing. */
  attributes: Record<string, unknown>
}

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index) => index + 1,
  ArrowUp: (index) => index + 1,
  ArrowLeft: (index) => index - 1,
  ArrowDown: (index) => index - 1,
  PageUp: (index, last) => index + Math.ceil(last / 10),
  PageDown: (index, last) => index - Math.ceil(last / 10),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Lets a pointer, a finger or the keyboard move along the stops of a chart.
 *
 * @remarks The root becomes a slider: the one role whose arrow keys a screen reader hands on, and whose value it speaks at each step.
 */
export function useReadOut(stops: readonly ReadOutStop[], width: number): Reading {
  const [key, setKey] = useState<number>()
  const [byKeyboard, setByKeyboard] = useState(false)
  const last = stops.length - 1
  const index = stops.findIndex((stop) => stop.key === key)
  if (last < 0) return { stop: undefined, byKeyboard: false, attributes: {} }

  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) * width) / (box.width || width)
    const nearest = stops.reduce((best, stop) => (Math.abs(stop.x - x) < Math.abs(best.x - x) ? stop : best))
    setByKeyboard(false)
    setKey(nearest.key)
  }
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined && event.key !== 'Escape') return
    // What the arrows mean here is settled: neither the page nor the board around it moves.
    event.preventDefault()
    event.stopPropagation()
    const next = step && Math.min(last, Math.max(0, step(index < 0 ? last : index, last)))
    setByKeyboard(true)
    setKey(next === undefined ? undefined : stops[next]?.key)
  }
  const leave = () => {
    setKey(undefined)
    setByKeyboard(false)
  }
  const heard = stops[index] ?? stops[last]
  return {
    stop: stops[index],
    byKeyboard,
    attributes: {
      role: 'slider',
      tabIndex: 0,
      'aria-valuemin': 1,
      'aria-valuemax': last + 1,
      'aria-valuenow': (index < 0 ? last : index) + 1,
      'aria-valuetext': heard && wordStop(heard),
      onPointerMove: follow,
      onPointerDown: follow,
      // A finger that is lifted has not left: what it asked for stays until something else is touched.
      onPointerLeave: (event: PointerEvent) => event.pointerType === 'touch' || leave(),
      onFocus: (event: FocusEvent) => {
        if (!event.currentTarget.matches(':focus-visible')) return
        setByKeyboard(true)
        setKey((before) => before ?? stops[last]?.key)
      },
      onBlur: leave,
      onKeyDown: move,
    },
  }
}
