import type { BoardDocument, BoardOperation, FormFactor } from '@wadah/contracts/board'
import { samePlace, type Layout } from './layout.ts'
import { placeSensibly } from './place-sensibly.ts'

/**
 * The operation that turns the arrangement of a form factor into another; undefined when nothing moved.
 *
 * @remarks It names what moved, and what nobody arranged before: that must not be worked out anew beside it.
 */
export function arrangeOperation(document: BoardDocument, formFactor: FormFactor, next: Layout): BoardOperation | undefined {
  const shown = placeSensibly(document, formFactor)
  if (document.placements.every(({ id }) => next[id] === undefined || samePlace(shown[id], next[id]))) return undefined
  const changed = document.placements.flatMap(({ id, places }) =>
    next[id] && !samePlace(places[formFactor], next[id]) ? [[id, next[id]] as const] : [],
  )
  return { type: 'arrange', formFactor, places: Object.fromEntries(changed) }
}
