import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardOperationSchema, maxPlacements, type BoardDocument } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { anyDocuments, operations } from './board-documents.test-data.ts'
import { invertOperation } from './invert-operation.ts'

test('every operation can be taken back exactly, and the way back is an operation the server takes', () => {
  fc.assert(
    fc.property(anyDocuments, operations, (document, operation) => {
      const after = applyOperation(document, operation)

      const inverse = invertOperation(document, operation)

      if (inverse === undefined) expect(after).toEqual(document)
      else {
        expect(boardOperationSchema.safeParse(inverse).success).toBe(true)
        expect(applyOperation(after, inverse)).toEqual(document)
      }
    }),
    { numRuns: 500 },
  )
})

test('a row of operations is undone one by one to the very document it began with', () => {
  fc.assert(
    fc.property(anyDocuments, fc.array(operations, { maxLength: 12 }), (document, row) => {
      const inverses = []
      let now: BoardDocument = document
      for (const operation of row) {
        const inverse = invertOperation(now, operation)
        if (inverse) inverses.push(inverse)
        now = applyOperation(now, operation)
      }

      expect(inverses.toReversed().reduce(applyOperation, now)).toEqual(document)
    }),
    { numRuns: 300 },
  )
})

test('taking one change back leaves alone what somebody else changed meanwhile', () => {
  fc.assert(
    fc.property(anyDocuments, (document) => {
      const [first, second] = document.placements
      fc.pre(first !== undefined && second !== undefined)
      const moved = { type: 'arrange', formFactor: 'desk', places: { [first?.id ?? '']: { x: 0, y: 0, w: 1, h: 1 } } } as const
      const theirs = { type: 'configure', id: second?.id ?? '', settings: { kecamatan: 'Tawang' }, settingsVersion: 2 } as const
      const inverse = invertOperation(document, moved)

      const after = [moved, theirs, ...(inverse ? [inverse] : [])].reduce(applyOperation, document)

      expect(after).toEqual(applyOperation(document, theirs))
    }),
  )
})

test('a board that is full takes no further widget, so that it can always be saved', () => {
  const placement = (index: number) => ({ id: `widget${index}`, widget: 'dinkes.uji/satu', settings: {}, settingsVersion: 1, places: {} })
  const full: BoardDocument = { format: 1, placements: Array.from({ length: maxPlacements }, (_, index) => placement(index)) }

  expect(applyOperation(full, { type: 'add', placement: placement(99) })).toBe(full)
  expect(invertOperation(full, { type: 'add', placement: placement(99) })).toBeUndefined()
})
