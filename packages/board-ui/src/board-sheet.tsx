import type { CSSProperties, ReactNode } from 'react'
import type { BoardDocument, Placement } from '@wadah/contracts/board'
import { gridRows, type FormFactor } from '@wadah/contracts/form-factor'
import { readingOrder, rowsOf } from '@wadah/board-model/layout'
import { placeSensibly } from '@wadah/board-model/place-sensibly'
import styles from './board-sheet.module.css'

/** Props of {@link BoardSheet}. */
export interface BoardSheetProps {
  document: BoardDocument
  formFactor: FormFactor
  label: string
  renderPlacement(placement: Placement): ReactNode
}

/**
 * A board in view mode: a CSS grid that fills the screen, without the grid library.
 *
 * @remarks Widgets stand in the document in reading order, so keyboard and screen reader meet them as the eye does.
 */
export function BoardSheet({ document, formFactor, label, renderPlacement }: BoardSheetProps) {
  const layout = placeSensibly(document, formFactor)
  const rows = Math.max(rowsOf(layout), formFactor === 'wall' || formFactor === 'desk' ? gridRows[formFactor] : 1)
  const byId = new Map(document.placements.map((placement) => [placement.id, placement]))
  return (
    <main className={styles['sheet']} data-form-factor={formFactor} aria-label={label} style={{ '--rows': rows } as CSSProperties}>
      {readingOrder(layout).map((id) => {
        const [placement, place] = [byId.get(id), layout[id]]
        if (!placement || !place) return undefined
        return (
          <div
            key={id}
            className={styles['cell']}
            style={{ '--h': place.h, gridArea: `${place.y + 1} / ${place.x + 1} / span ${place.h} / span ${place.w}` } as CSSProperties}
          >
            {renderPlacement(placement)}
          </div>
        )
      })}
    </main>
  )
}
