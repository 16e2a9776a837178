import { useMemo, useState, type ReactNode } from 'react'
import ReactGridLayout, { useContainerWidth, type Layout as GridLayout, type LayoutItem } from 'react-grid-layout'
import { gridColumns, gridRows, type BoardDocument, type BoardOperation, type FormFactor, type Place, type Placement } from '@wadah/contracts/board'
import { putPlace, rowsOf, type Layout } from '@wadah/board-model/layout'
import { placeSensibly } from '@wadah/board-model/place-sensibly'
import { EditCell } from './edit-cell.tsx'
import type { GridWords } from './grid-words.ts'
import styles from './board-grid.module.css'

/** What is being dragged in from the gallery. */
export interface IncomingWidget {
  title: string
  size: { w: number; h: number }
}

/** Props of {@link BoardGrid}. */
export interface BoardGridProps {
  document: BoardDocument
  formFactor: FormFactor
  words: GridWords
  /** Title of a placement, for its cell and for screen readers. */
  titleOf(placement: Placement): string
  /** Smallest size of a placement in cells. */
  minSizeOf(placement: Placement): { w: number; h: number }
  renderPlacement(placement: Placement): ReactNode
  /** Only what a person did: drops, resizes, keys. */
  onOperation(operation: BoardOperation): void
  onRemove(placement: Placement): void
  onConfigure?(placement: Placement): void
  incoming?: IncomingWidget
  onDrop(place: Place): void
  /** Height of the area in CSS px, so that the sheet keeps its proportions. */
  height: number
}

const gap = 14
const margin = 24

/** A board in edit mode: move and resize by mouse, touch and keyboard. The only user of react-grid-layout. */
export function BoardGrid(props: BoardGridProps) {
  const { document, formFactor, words, height } = props
  const { width, containerRef, mounted } = useContainerWidth()
  const [picked, setPicked] = useState<string>()
  const [said, setSaid] = useState('')
  const layout = useMemo(() => placeSensibly(document, formFactor), [document, formFactor])
  const cols = gridColumns[formFactor]
  const rows = gridRows[formFactor]
  const rowHeight = formFactor === 'phone' ? 48 : Math.max(32, (height - margin - gap * rows) / rows)
  const items = document.placements.flatMap((placement): LayoutItem[] => {
    const place = layout[placement.id]
    const min = props.minSizeOf(placement)
    return place ? [{ i: placement.id, ...place, minW: Math.min(min.w, cols), minH: min.h }] : []
  })

  const arrange = (next: Layout): void => props.onOperation({ type: 'arrange', formFactor, places: next })
  // The grid also calls back when it corrects a layout by itself; only a person's drop or resize is kept.
  const keep = (grid: GridLayout): void => arrange(Object.fromEntries(grid.filter((item) => layout[item.i]).map(({ i, x, y, w, h }) => [i, { x, y, w, h }])))
  const moveByKeys = (placement: Placement, place: Place): void => {
    const next = putPlace(layout, placement.id, place, formFactor)
    arrange(next)
    const settled = next[placement.id] ?? place
    setSaid(words.placed(props.titleOf(placement), settled))
  }

  return (
    <div ref={containerRef as React.RefObject<HTMLDivElement>} className={styles['canvas']} data-form-factor={formFactor}>
      <div className={styles['cells']} aria-hidden="true" style={{ '--cols': cols, '--row': `${rowHeight}px`, '--gap': `${gap}px`, '--count': Math.max(rows, rowsOf(layout) + 2) } as React.CSSProperties} />
      {mounted && (
        <ReactGridLayout
          width={width}
          layout={items}
          gridConfig={{ cols, rowHeight, margin: [gap, gap], containerPadding: [margin, margin / 2] }}
          dragConfig={{ handle: '[data-drag-handle]', cancel: 'button' }}
          resizeConfig={{ handles: ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw'] }}
          dropConfig={{ enabled: props.incoming !== undefined, defaultItem: props.incoming?.size ?? { w: 3, h: 4 } }}
          onDragStop={(grid) => keep(grid)}
          onResizeStop={(grid) => keep(grid)}
          onDrop={(_grid, item) => item && props.onDrop({ x: item.x, y: item.y, w: item.w, h: item.h })}
        >
          {document.placements.map((placement) => (
            <div key={placement.id}>
              <EditCell
                placement={placement}
                place={layout[placement.id] ?? { x: 0, y: 0, w: 1, h: 1 }}
                title={props.titleOf(placement)}
                words={words}
                minSize={props.minSizeOf(placement)}
                isPicked={picked === placement.id}
                onPick={(isPicked) => {
                  setPicked(isPicked ? placement.id : undefined)
                  setSaid(isPicked ? words.picked(props.titleOf(placement)) : words.released(props.titleOf(placement)))
                }}
                onPlace={(place) => moveByKeys(placement, place)}
                onRestore={(place) => moveByKeys(placement, place)}
                onRemove={() => props.onRemove(placement)}
                {...(props.onConfigure ? { onConfigure: () => props.onConfigure?.(placement) } : {})}
              >
                {props.renderPlacement(placement)}
              </EditCell>
            </div>
          ))}
        </ReactGridLayout>
      )}
      <p className={styles['said']} role="status" aria-live="assertive">
        {said}
      </p>
    </div>
  )
}
