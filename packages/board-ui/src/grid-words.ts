import type { Place } from '@wadah/contracts/board'

/** What the grid says, in the present language. */
export interface GridWords {
  /** Name of a cell for screen readers: what it is and how to pick it up. */
  cell(title: string): string
  picked(title: string): string
  released(title: string): string
  /** Said when Esc puts it back. */
  cancelled(title: string): string
  placed(title: string, place: Place): string
  /** `4 × 5 kotak` */
  size(size: { w: number; h: number }): string
  /** `Lepas di sini` */
  dropHere: string
  remove: string
  configure: string
  /** What the keys at the foot do. */
  keys: { pick: string; move: string; resize: string; cancel: string }
}
