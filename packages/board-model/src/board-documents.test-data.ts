import fc from 'fast-check'
import { formFactors, type BoardDocument, type BoardOperation, type Place, type Placement } from '@wadah/contracts/board'
import { putPlace, type Layout } from './layout.ts'

/** A place as an editor on the desk gives it. */
export const deskPlace = fc.record({
  x: fc.integer({ min: 0, max: 8 }),
  y: fc.integer({ min: 0, max: 30 }),
  w: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 1, max: 6 }),
})

/** Any place the schema lets through, sound or not. */
export const anyPlace: fc.Arbitrary<Place> = fc.record({
  x: fc.integer({ min: 0, max: 11 }),
  y: fc.integer({ min: 0, max: 40 }),
  w: fc.integer({ min: 1, max: 12 }),
  h: fc.integer({ min: 1, max: 24 }),
})

const idOf = (index: number): string => `widget${index}`

/** Boards whose desk arrangement has no overlap, as the editor makes them; some placements were never arranged. */
export const arrangedDocuments: fc.Arbitrary<BoardDocument> = fc
  .array(fc.option(deskPlace, { nil: undefined }), { maxLength: 14 })
  .map((places) => {
    let arranged: Layout = {}
    places.forEach((wanted, index) => {
      if (wanted) arranged = putPlace(arranged, idOf(index), wanted, 'desk')
    })
    return {
      format: 1,
      placements: places.map((_, index) => placementWith(index, arranged[idOf(index)] ? { desk: arranged[idOf(index)] } : {})),
    }
  })

/** Boards with any places on any form factors: overlapping, outside, missing. */
export const anyDocuments: fc.Arbitrary<BoardDocument> = fc
  .array(fc.record({ wall: anyPlace, desk: anyPlace, tablet: anyPlace, phone: anyPlace }, { requiredKeys: [] }), { maxLength: 10 })
  .map((all) => ({ format: 1, placements: all.map((places, index) => placementWith(index, places)) }))

function placementWith(index: number, places: Placement['places']): Placement {
  return { id: idOf(index), widget: 'dinkes.uji/satu', settings: { index }, settingsVersion: 1, places }
}

const ids = fc.integer({ min: 0, max: 12 }).map(idOf)
const settings = fc.dictionary(fc.constantFrom('kecamatan', 'periode'), fc.string())

/** Operations of every type; many fit the documents above, some do not. */
export const operations: fc.Arbitrary<BoardOperation> = fc.oneof(
  fc.record({
    type: fc.constant('add' as const),
    placement: fc.integer({ min: 0, max: 12 }).map((index) => placementWith(index, {})),
    index: fc.option(fc.nat(8), { nil: undefined }),
  }),
  fc.record({ type: fc.constant('remove' as const), id: ids }),
  fc.record({
    type: fc.constant('arrange' as const),
    formFactor: fc.constantFrom(...formFactors),
    places: fc.dictionary(ids, fc.option(anyPlace), { maxKeys: 4 }),
  }),
  fc.record({ type: fc.constant('configure' as const), id: ids, settings, settingsVersion: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant('restore' as const), document: anyDocuments }),
)
