import { gridColumns, type FormFactor, type Place } from '@wadah/contracts/board'

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

/** Moves or resizes one placement and pushes down what it would cover; nothing leaves the grid or overlaps. */
export function putPlace(layout: Layout, id: string, wanted: Place, formFactor: FormFactor): Layout {
  const columns = gridColumns[formFactor]
  const w = Math.max(1, Math.min(wanted.w, columns))
  const place = { x: Math.max(0, Math.min(wanted.x, columns - w)), y: Math.max(0, wanted.y), w, h: Math.max(1, wanted.h) }
  const settled: Layout = { [id]: place }
  for (const other of readingOrder(layout)) {
    const former = layout[other]
    if (other === id || !former) continue
    let y = former.y
    while (Object.values(settled).some((taken) => overlaps({ ...former, y }, taken))) y += 1
    settled[other] = { ...former, y }
  }
  return settled
}
