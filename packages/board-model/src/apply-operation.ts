import type { BoardDocument, BoardOperation, Place, Placement } from '@wadah/contracts/board'
import { maxPlacements, type FormFactor } from '@wadah/contracts/form-factor'

/** Applies one operation to a board document; what does not fit the document changes nothing. */
export function applyOperation(document: BoardDocument, operation: BoardOperation): BoardDocument {
  const { placements } = document
  switch (operation.type) {
    case 'add':
      if (placements.length >= maxPlacements || placements.some(({ id }) => id === operation.placement.id)) return document
      return { ...document, placements: placements.toSpliced(operation.index ?? placements.length, 0, operation.placement) }
    case 'remove':
      return { ...document, placements: placements.filter(({ id }) => id !== operation.id) }
    case 'arrange':
      return {
        ...document,
        placements: placements.map((placement) => rearranged(placement, operation.formFactor, operation.places[placement.id])),
      }
    case 'configure':
      return {
        ...document,
        placements: placements.map((placement) => (placement.id === operation.id ? configured(placement, operation) : placement)),
      }
    case 'restore':
      return operation.document
  }
}

/** Settings of another version of the form are kept beside the new ones, so that the release they belong to finds them again. */
function configured(placement: Placement, operation: Extract<BoardOperation, { type: 'configure' }>): Placement {
  const { settings, settingsVersion } = operation
  const { former = [], ...rest } = placement
  const kept = operation.former ?? othersOf(placement, former, settingsVersion)
  return { ...rest, settings, settingsVersion, ...(kept.length > 0 ? { former: kept } : {}) }
}

function othersOf(placement: Placement, former: NonNullable<Placement['former']>, version: number): NonNullable<Placement['former']> {
  return [{ settings: placement.settings, settingsVersion: placement.settingsVersion }, ...former]
    .filter(({ settingsVersion }, index, all) => {
      const isFirst = all.findIndex((one) => one.settingsVersion === settingsVersion) === index
      return settingsVersion !== version && isFirst
    })
    .slice(0, 5)
}

function rearranged(placement: Placement, formFactor: FormFactor, place: Place | null | undefined): Placement {
  if (place === undefined) return placement
  const { [formFactor]: _former, ...others } = placement.places
  return { ...placement, places: place === null ? others : { ...others, [formFactor]: place } }
}
