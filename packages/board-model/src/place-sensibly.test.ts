import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formFactors, gridColumns, type BoardDocument, type FormFactor } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { overlaps, putPlace, type Layout } from './layout.ts'
import { placeSensibly } from './place-sensibly.ts'

const place = fc.record({ x: fc.integer({ min: 0, max: 8 }), y: fc.integer({ min: 0, max: 30 }), w: fc.integer({ min: 1, max: 3 }), h: fc.integer({ min: 1, max: 6 }) })

/** Boards whose desk arrangement has no overlap, as the editor makes them; some placements were never arranged. */
const documents: fc.Arbitrary<BoardDocument> = fc.array(fc.option(place, { nil: undefined }), { maxLength: 14 }).map((places) => {
  let arranged: Layout = {}
  places.forEach((wanted, index) => {
    if (wanted) arranged = putPlace(arranged, `widget${index}`, wanted, 'desk')
  })
  return {
    format: 1,
    placements: places.map((_, index) => {
      const desk = arranged[`widget${index}`]
      return { id: `widget${index}`, widget: 'a.b/c', settings: {}, settingsVersion: 1, places: desk ? { desk } : {} }
    }),
  }
})

function expectSound(layout: Layout, formFactor: FormFactor): void {
  const places = Object.values(layout)
  for (const [index, one] of places.entries()) {
    expect(one.x + one.w).toBeLessThanOrEqual(gridColumns[formFactor])
    for (const other of places.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
  }
}

describe('a sensible layout', () => {
  test.each(formFactors)('has a place for everything on the %s, inside the grid and without overlap', (formFactor) => {
    fc.assert(
      fc.property(documents, (document) => {
        const layout = placeSensibly(document, formFactor)

        expect(Object.keys(layout)).toHaveLength(document.placements.length)
        expectSound(layout, formFactor)
      }),
    )
  })

  test('of one form factor is not disturbed by arranging another', () => {
    fc.assert(
      fc.property(documents, place, (document, wanted) => {
        const [first] = document.placements
        fc.pre(first !== undefined && first.places.desk !== undefined)
        const desk = placeSensibly(document, 'desk')

        const arranged = applyOperation(document, { type: 'arrange', formFactor: 'tablet', places: { [first?.id ?? '']: { ...wanted, x: 0 } } })

        expect(placeSensibly(arranged, 'desk')).toEqual(desk)
      }),
    )
  })
})

test('moving one widget onto others pushes them down and nothing overlaps', () => {
  fc.assert(
    fc.property(documents, place, (document, wanted) => {
      const layout = placeSensibly(document, 'desk')
      const [id] = Object.keys(layout)
      fc.pre(id !== undefined)

      expectSound(putPlace(layout, id ?? '', wanted, 'desk'), 'desk')
    }),
  )
})
