import type { BoardDocument, BoardOperation } from '@wadah/contracts/board'
import { applyOperation } from './apply-operation.ts'

/**
 * The operation that takes another back, given the document before it; undefined when there is nothing to take back.
 *
 * @remarks It touches only what the operation touched, so it stays right when somebody else changed the rest of the board meanwhile.
 */
export function invertOperation(document: BoardDocument, operation: BoardOperation): BoardOperation | undefined {
  const { placements } = document
  switch (operation.type) {
    case 'add':
      return applyOperation(document, operation) === document ? undefined : { type: 'remove', id: operation.placement.id }
    case 'remove': {
      const index = placements.findIndex(({ id }) => id === operation.id)
      const placement = placements[index]
      return placement && { type: 'add', placement, index }
    }
    case 'arrange': {
      const { formFactor, places } = operation
      const touched = placements.filter(({ id }) => places[id] !== undefined)
      if (touched.length === 0) return undefined
      return {
        type: 'arrange',
        formFactor,
        places: Object.fromEntries(touched.map(({ id, places: former }) => [id, former[formFactor] ?? null])),
      }
    }
    case 'configure': {
      const placement = placements.find(({ id }) => id === operation.id)
      if (placement === undefined) return undefined
      const { id, settings, settingsVersion, former = [] } = placement
      // What one version keeps of another is part of what is taken back.
      return { type: 'configure', id, settings, settingsVersion, ...(settingsVersion === operation.settingsVersion ? {} : { former }) }
    }
    case 'restore':
      return { type: 'restore', document }
  }
}
