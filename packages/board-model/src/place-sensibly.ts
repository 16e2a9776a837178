import type { BoardDocument, Place } from '@wadah/contracts/board'
import { gridColumns, gridRows, type FormFactor } from '@wadah/contracts/form-factor'
import { firstFreePlace, readingOrder, settle, type Layout } from './layout.ts'

/** Size of a placement that nobody ever arranged. */
const anySize = { w: 3, h: 4 }

/** As arranged on a form factor, brought into order: two people may have arranged at the same time. */
function arrangedPlaces({ placements }: BoardDocument, formFactor: FormFactor): Layout {
  return settle(
    Object.fromEntries(placements.flatMap(({ id, places }) => (places[formFactor] ? [[id, places[formFactor]]] : []))),
    formFactor,
  )
}

function deskPlaces(document: BoardDocument): Layout {
  const arranged = arrangedPlaces(document, 'desk')
  for (const { id, places } of document.placements) {
    arranged[id] ??= firstFreePlace(Object.values(arranged), places.wall ?? places.tablet ?? anySize, 'desk')
  }
  return arranged
}

/** A size on another form factor that keeps the widget's share of the screen, as far as it stays readable. */
function sizeOn(formFactor: FormFactor, desk: Place): { w: number; h: number } {
  const columns = gridColumns[formFactor]
  if (formFactor === 'phone') return { w: 1, h: Math.max(3, Math.min(desk.h, 6)) }
  if (formFactor === 'wall') return { w: desk.w, h: Math.max(1, Math.round((desk.h * gridRows.wall) / gridRows.desk)) }
  return { w: Math.min(columns, desk.w <= 3 ? 3 : desk.w <= 6 ? Math.max(3, Math.ceil(desk.w * 0.75)) : columns), h: desk.h }
}

/** A place for every placement on a form factor: as arranged there, else worked out from the desk's arrangement in its reading order. */
export function placeSensibly(document: BoardDocument, formFactor: FormFactor): Layout {
  const desk = deskPlaces(document)
  if (formFactor === 'desk') return desk
  const arranged = arrangedPlaces(document, formFactor)
  for (const id of readingOrder(desk)) {
    const place = desk[id]
    if (place && arranged[id] === undefined) arranged[id] = firstFreePlace(Object.values(arranged), sizeOn(formFactor, place), formFactor)
  }
  return arranged
}
