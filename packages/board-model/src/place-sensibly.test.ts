import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formFactors, gridColumns, type FormFactor } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { anyDocuments, anyPlace, arrangedDocuments, deskPlace } from './board-documents.test-data.ts'
import { overlaps, putPlace, type Layout } from './layout.ts'
import { placeSensibly } from './place-sensibly.ts'

function expectSound(layout: Layout, formFactor: FormFactor): void {
  const places = Object.values(layout)
  for (const [index, one] of places.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0)
    expect(one.x + one.w).toBeLessThanOrEqual(gridColumns[formFactor])
    for (const other of places.slice(index + 1)) expect(overlaps(one, other)).toBe(false)
  }
}

describe('a sensible layout', () => {
  test.each(formFactors)(
    'has a place for everything on the %s, inside the grid and without overlap, whatever the document says',
    (formFactor) => {
      fc.assert(
        fc.property(anyDocuments, (document) => {
          const layout = placeSensibly(document, formFactor)

          expect(Object.keys(layout).toSorted()).toEqual(document.placements.map(({ id }) => id).toSorted())
          expectSound(layout, formFactor)
        }),
      )
    },
  )

  test('keeps every place that was arranged', () => {
    fc.assert(
      fc.property(arrangedDocuments, (document) => {
        const layout = placeSensibly(document, 'desk')

        for (const { id, places } of document.placements) if (places.desk) expect(layout[id]).toEqual(places.desk)
      }),
    )
  })

  test.each(formFactors)('is not disturbed on the %s by arranging another form factor', (arranged) => {
    fc.assert(
      fc.property(anyDocuments, fc.constantFrom(...formFactors), fc.array(anyPlace, { maxLength: 10 }), (document, other, places) => {
        fc.pre(other !== arranged)
        // Once somebody arranged it whole: what never was is worked out from the desk, and may move with it.
        const settled = applyOperation(document, { type: 'arrange', formFactor: arranged, places: placeSensibly(document, arranged) })
        const before = placeSensibly(settled, arranged)
        const moves = Object.fromEntries(
          settled.placements.flatMap(({ id }, index) => (places[index] ? [[id, places[index]] as const] : [])),
        )

        const after = applyOperation(settled, { type: 'arrange', formFactor: other, places: moves })

        expect(placeSensibly(after, arranged)).toEqual(before)
      }),
    )
  })
})

test('moving one widget onto others pushes them down, it stays where it was put, and nothing overlaps', () => {
  fc.assert(
    fc.property(arrangedDocuments, deskPlace, (document, wanted) => {
      const layout = placeSensibly(document, 'desk')
      const [id] = Object.keys(layout)
      fc.pre(id !== undefined)

      const moved = putPlace(layout, id ?? '', wanted, 'desk')

      expect(moved[id ?? '']).toEqual(wanted)
      expectSound(moved, 'desk')
    }),
  )
})
