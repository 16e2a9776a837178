import { useState, type KeyboardEvent } from 'react'
import type { Place, Placement } from '@wadah/contracts/board'
import { gridColumns, type FormFactor } from '@wadah/contracts/form-factor'
import { insideGrid, putPlace, type Layout } from '@wadah/board-model/layout'
import type { GridWords } from './grid-words.ts'

/** What {@link useKeyArranging} needs to know of the grid. */
export interface KeyArrangingOptions {
  layout: Layout
  formFactor: FormFactor
  words: GridWords
  titleOf(placement: Placement): string
  minSizeOf(placement: Placement): { w: number; h: number }
  onArrange(layout: Layout): void
  onRemove(placement: Placement): void
}

/** A widget picked up by the keyboard: shown where it would go, kept only when it is put down. */
export interface KeyArranging {
  picked: string | undefined
  /** The layout as it would be. */
  layout: Layout
  /** The last thing to be announced. */
  said: string
  onKeyDown(placement: Placement, event: KeyboardEvent): void
  /** Puts down what is picked up, where it is. */
  release(placement: Placement): void
}

const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const longest = 24
const lowest = 500

/** Arranges by keys: Enter picks up and puts down, arrows move, Shift and arrows resize, Esc puts back, Delete removes. */
export function useKeyArranging(options: KeyArrangingOptions): KeyArranging {
  const { formFactor, words, titleOf } = options
  const [held, setHeld] = useState<{ id: string; place: Place }>()
  const [said, setSaid] = useState('')
  const layout = held && options.layout[held.id] ? putPlace(options.layout, held.id, held.place, formFactor) : options.layout

  const release = (placement: Placement): void => {
    if (held?.id !== placement.id) return
    options.onArrange(layout)
    setHeld(undefined)
    setSaid(words.released(titleOf(placement)))
  }

  const step = (placement: Placement, [dx, dy]: readonly [number, number], isResize: boolean): void => {
    if (held?.id !== placement.id) return
    const min = options.minSizeOf(placement)
    const { x, y, w, h } = held.place
    const columns = gridColumns[formFactor]
    const place = isResize
      ? { x, y, w: Math.max(Math.min(min.w, columns), Math.min(w + dx, columns - x)), h: Math.max(min.h, Math.min(h + dy, longest)) }
      : insideGrid({ x: x + dx, y: Math.min(y + dy, lowest), w, h }, formFactor)
    setHeld({ id: placement.id, place })
    setSaid(words.placed(titleOf(placement), place))
  }

  const onKeyDown = (placement: Placement, event: KeyboardEvent): void => {
    // Buttons and fields inside keep their keys.
    if (event.target !== event.currentTarget) return
    const direction = steps[event.key]
    const isHeld = held?.id === placement.id
    if ((event.key === 'Enter' || event.key === ' ') && isHeld) release(placement)
    else if (event.key === 'Enter' || event.key === ' ') {
      const place = options.layout[placement.id]
      if (place) setHeld({ id: placement.id, place })
      setSaid(words.picked(titleOf(placement)))
    } else if (event.key === 'Escape' && isHeld) {
      setHeld(undefined)
      setSaid(words.cancelled(titleOf(placement)))
    } else if (event.key === 'Delete') options.onRemove(placement)
    else if (direction && isHeld) step(placement, direction, event.shiftKey)
    else return
    event.preventDefault()
  }

  return { picked: held?.id, layout, said, onKeyDown, release }
}
