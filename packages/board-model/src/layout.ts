import type { Place } from '@wadah/contracts/board'
import { gridColumns, type FormFactor } from '@wadah/contracts/form-factor'

/** Places of placements on one form factor, by placement id. */
export type Layout = Record<string, Place>

/** Tells whether two places share a cell. */
export function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** The first free place for a size, reading from the top left. */
export function firstFreePlace(taken: readonly Place[], size: { w: number; h: number }, formFactor: FormFactor): Place {
  const columns = gridColumns[formFactor]
  const w = Math.min(size.w, columns)
  for (let y = 0; ; y += 1) {
    for (let x = 0; x + w <= columns; x += 1) {
      const place = { x, y, w, h: size.h }
      if (!taken.some((other) => overlaps(place, other))) return place
    }
  }
}

/** Rows a layout reaches down to. */
export function rowsOf(layout: Layout): number {
  return Math.max(0, ...Object.values(layout).map((place) => place.y + place.h))
}

/** Ids in reading order: from the top, then from the left. */
export function readingOrder(layout: Layout): string[] {
  return Object.entries(layout)
    .toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x)
    .map(([id]) => id)
}

/** Tells whether two places are the same cells. */
export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h
}

/** The nearest place inside the grid; it may be narrower. */
export function insideGrid(place: Place, formFactor: FormFactor): Place {
  const columns = gridColumns[formFactor]
  const w = Math.max(1, Math.min(place.w, columns))
  return { x: Math.max(0, Math.min(place.x, columns - w)), y: Math.max(0, place.y), w, h: Math.max(1, place.h) }
}

/**
 * Brings places into the grid and moves down what would cover another; a sound layout comes back as it is.
 *
 * @param first the placement that keeps its place whatever it covers.
 */
export function settle(layout: Layout, formFactor: FormFactor, first?: string): Layout {
  const settled: Layout = {}
  const ids = readingOrder(layout)
  for (const id of first === undefined ? ids : [first, ...ids.filter((other) => other !== first)]) {
    const wanted = layout[id]
    if (!wanted) continue
    let place = insideGrid(wanted, formFactor)
    for (let blocking = blockerOf(place, settled); blocking; blocking = blockerOf(place, settled))
      place = { ...place, y: blocking.y + blocking.h }
    settled[id] = place
  }
  return settled
}

function blockerOf(place: Place, settled: Layout): Place | undefined {
  return Object.values(settled).find((taken) => overlaps(place, taken))
}

/** Moves or resizes one placement and pushes down what it would cover; nothing leaves the grid or overlaps. */
export function putPlace(layout: Layout, id: string, wanted: Place, formFactor: FormFactor): Layout {
  return settle({ ...layout, [id]: wanted }, formFactor, id)
}
