import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formFactors } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'
import { arrangeOperation } from './arrange-operation.ts'
import { anyDocuments, anyPlace } from './board-documents.test-data.ts'
import { putPlace } from './layout.ts'
import { placeSensibly } from './place-sensibly.ts'

test('what a person arranged is what is seen afterwards, and nothing is saved when nothing moved', () => {
  fc.assert(
    fc.property(anyDocuments, fc.constantFrom(...formFactors), anyPlace, (document, formFactor, wanted) => {
      const shown = placeSensibly(document, formFactor)
      const [id] = Object.keys(shown)
      fc.pre(id !== undefined)
      const next = putPlace(shown, id ?? '', wanted, formFactor)

      const operation = arrangeOperation(document, formFactor, next)

      expect(operation === undefined).toBe(
        JSON.stringify(Object.entries(next).toSorted()) === JSON.stringify(Object.entries(shown).toSorted()),
      )
      expect(placeSensibly(operation ? applyOperation(document, operation) : document, formFactor)).toEqual(next)
    }),
  )
})

test('only what moved is written, so that two people may move two widgets at the same time', () => {
  const placement = (id: string, x: number) => ({
    id,
    widget: 'dinkes.uji/satu',
    settings: {},
    settingsVersion: 1,
    places: { desk: { x, y: 0, w: 3, h: 4 } },
  })
  const document = { format: 1, placements: [placement('kiri01', 0), placement('kanan1', 6)] } as const

  const operation = arrangeOperation({ format: 1, placements: [...document.placements] }, 'desk', {
    kiri01: { x: 0, y: 4, w: 3, h: 4 },
    kanan1: { x: 6, y: 0, w: 3, h: 4 },
  })

  expect(operation).toEqual({ type: 'arrange', formFactor: 'desk', places: { kiri01: { x: 0, y: 4, w: 3, h: 4 } } })
})
