import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react'
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

/** How long what a pointer or a finger asked for stays when it does not move: a frame may never hear that the pointer left it. */
const stillness = 10_000

/**
 * Lets a pointer, a finger or the keyboard move along the stops of a chart.
 *
 * @remarks The root becomes a slider: the one role whose arrow keys a screen reader hands on, and whose value it speaks at each step.
 */
export function useReadOut(stops: readonly ReadOutStop[], width: number): Reading {
  const [key, setKey] = useState<number>()
  const [byKeyboard, setByKeyboard] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const last = stops.length - 1
  const index = stops.findIndex((stop) => stop.key === key)
  if (last < 0) return { stop: undefined, byKeyboard: false, attributes: {} }

  const show = (shown: number | undefined, keyboard: boolean) => {
    clearTimeout(timer.current)
    setByKeyboard(keyboard)
    setKey(shown)
  }
  const leave = () => show(undefined, false)
  const follow = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) * width) / (box.width || width)
    const nearest = stops.reduce((best, stop) => (Math.abs(stop.x - x) < Math.abs(best.x - x) ? stop : best))
    show(nearest.key, false)
    timer.current = setTimeout(leave, stillness)
  }
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined && event.key !== 'Escape') return
    // What the arrows mean here is settled: neither the page nor the board around it moves.
    event.preventDefault()
    event.stopPropagation()
    const next = step && Math.min(last, Math.max(0, step(index < 0 ? last : index, last)))
    show(next === undefined ? undefined : stops[next]?.key, true)
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
        if (event.currentTarget.matches(':focus-visible')) show(key ?? stops[last]?.key, true)
      },
      onBlur: leave,
      onKeyDown: move,
    },
  }
}
