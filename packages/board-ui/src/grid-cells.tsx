import { useId } from 'react'
import styles from './board-grid.module.css'

/** Props of {@link GridCells}. Pixels, but for the counts. */
export interface GridCellsProps {
  cols: number
  rows: number
  cellWidth: number
  rowHeight: number
  gap: { x: number; y: number }
}

/** The dashed cells behind a board being arranged. */
export function GridCells({ cols, rows, cellWidth, rowHeight, gap }: GridCellsProps) {
  const id = useId()
  return (
    <svg
      className={styles['cells']}
      aria-hidden="true"
      width={cols * (cellWidth + gap.x) - gap.x}
      height={rows * (rowHeight + gap.y) - gap.y}
    >
      <pattern id={id} width={cellWidth + gap.x} height={rowHeight + gap.y} patternUnits="userSpaceOnUse">
        <rect x="0.5" y="0.5" width={cellWidth - 1} height={rowHeight - 1} rx="2" />
      </pattern>
      <rect className={styles['sheet']} width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
