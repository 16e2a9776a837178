import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'

/** Applies one operation to a board document; what does not fit the document changes nothing. */
export function applyOperation(document: BoardDocument, operation: BoardOperation): BoardDocument {
  const { placements } = document
  switch (operation.type) {
    case 'add':
      return placements.some(({ id }) => id === operation.placement.id) ? document : { ...document, placements: [...placements, operation.placement] }
    case 'remove':
      return { ...document, placements: placements.filter(({ id }) => id !== operation.id) }
    case 'arrange':
      return {
        ...document,
        placements: placements.map((placement) => {
          const place = operation.places[placement.id]
          return place === undefined ? placement : { ...placement, places: { ...placement.places, [operation.formFactor]: place } }
        }),
      }
    case 'configure':
      return {
        ...document,
        placements: placements.map((placement) =>
          placement.id === operation.id ? { ...placement, settings: operation.settings, settingsVersion: operation.settingsVersion } : placement,
        ),
      }
    case 'restore':
      return operation.document
  }
}
