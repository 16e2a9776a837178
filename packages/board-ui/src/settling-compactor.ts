import type { Compactor } from 'react-grid-layout'
import type { FormFactor } from '@wadah/contracts/board'
import { putPlace, type Layout } from '@wadah/board-model/layout'

/** What is being moved, and the layout it is moved in. */
export interface Movement {
  base: Layout
  /** Id of the item under the pointer; undefined between movements. */
  active: string | undefined
}

/**
 * Lets the grid library follow the board's own rule: what is moved takes its place, what it covers moves down, and returns when it moves on.
 *
 * @remarks The library's own compactors either pull everything up, so that editing shows another board than viewing, or leave behind
 * what was pushed aside on the way. `allowOverlap` keeps the library from pushing; it calls `compact` all the same.
 */
export function settlingCompactor(movement: () => Movement, formFactor: FormFactor): Compactor {
  return {
    type: null,
    allowOverlap: true,
    compact(items) {
      const { base, active } = movement()
      const moved = items.find((item) => item.i === active)
      const settled = moved ? putPlace(base, moved.i, { x: moved.x, y: moved.y, w: moved.w, h: moved.h }, formFactor) : base
      return items.map((item) => ({ ...item, ...settled[item.i] }))
    },
  }
}
