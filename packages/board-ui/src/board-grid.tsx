import { useMemo, useRef, useState, type CSSProperties, type ReactNode, type RefObject } from 'react'
import ReactGridLayout, { useContainerWidth, type Layout as GridLayout, type LayoutItem } from 'react-grid-layout'
import type { BoardDocument, BoardOperation, Place, Placement } from '@wadah/contracts/board'
import { gridColumns, gridRows, type FormFactor } from '@wadah/contracts/form-factor'
import { arrangeOperation } from '@wadah/board-model/arrange-operation'
import { putPlace, rowsOf, type Layout } from '@wadah/board-model/layout'
import { placeSensibly } from '@wadah/board-model/place-sensibly'
import { EditCell } from './edit-cell.tsx'
import { GridCells } from './grid-cells.tsx'
import type { GridWords } from './grid-words.ts'
import { settlingCompactor, type Movement } from './settling-compactor.ts'
import { useKeyArranging } from './use-key-arranging.ts'
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
  /** Only what a person did: drops, resizes, keys that put down; never what the grid corrects by itself. */
  onOperation(operation: BoardOperation): void
  onRemove(placement: Placement): void
  onConfigure?(placement: Placement): void
  incoming?: IncomingWidget
  /** Where the incoming widget was let go; what lay there was moved down by an operation before. */
  onDrop(place: Place): void
  /** Height of the area in CSS px, so that the sheet keeps its proportions. */
  height: number
}

const gap = { x: 16, y: 14 }
const padding = { x: 24, y: 14 }
const footHeight = 40
const handles = ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw'] as const
const dragConfig = { handle: '[data-drag-handle]', cancel: 'button', threshold: 4 }
const resizeConfig = { handles }

/** A board in edit mode: move and resize by mouse, touch and keyboard. The only user of react-grid-layout. */
export function BoardGrid(props: BoardGridProps) {
  const { document, formFactor, words, incoming, renderPlacement } = props
  const { width, containerRef, mounted } = useContainerWidth()
  const shown = useMemo(() => placeSensibly(document, formFactor), [document, formFactor])
  const [live, setLive] = useState<{ id: string; w: number; h: number }>()
  const arrange = (next: Layout): void => {
    const operation = arrangeOperation(document, formFactor, next)
    if (operation) props.onOperation(operation)
  }
  const keys = useKeyArranging({ ...props, layout: shown, onArrange: arrange })
  const movement = useRef<Movement>({ base: shown, active: undefined })
  movement.current.base = keys.layout
  const compactor = useMemo(() => settlingCompactor(() => movement.current, formFactor), [formFactor])
  const geometry = useGeometry(props, width, shown)
  // Bodies keep their identity while something is dragged, so that no widget draws again.
  const bodies = useMemo(
    () => new Map(document.placements.map((placement) => [placement.id, renderPlacement(placement)])),
    [document, renderPlacement],
  )
  const items = document.placements.flatMap((placement): LayoutItem[] => {
    const place = keys.layout[placement.id]
    const min = props.minSizeOf(placement)
    return place ? [{ i: placement.id, ...place, minW: Math.min(min.w, geometry.cols), minH: min.h }] : []
  })

  const begin = (item: LayoutItem | null): void => {
    movement.current.active = item?.i
  }
  const follow = (item: LayoutItem | null): void =>
    setLive((last) =>
      item && (last?.id !== item.i || last.w !== item.w || last.h !== item.h) ? { id: item.i, w: item.w, h: item.h } : last,
    )
  const finish = (grid: GridLayout): void => {
    movement.current.active = undefined
    setLive(undefined)
    arrange(Object.fromEntries(grid.filter(({ i }) => shown[i]).map(({ i, x, y, w, h }) => [i, { x, y, w, h }])))
  }
  const drop = (item: LayoutItem | undefined): void => {
    movement.current.active = undefined
    setLive(undefined)
    if (!item || !incoming) return
    const settled = putPlace(shown, item.i, { x: item.x, y: item.y, w: item.w, h: item.h }, formFactor)
    const place = settled[item.i]
    arrange(settled)
    if (place) props.onDrop(place)
  }

  return (
    <div
      ref={containerRef as RefObject<HTMLDivElement>}
      className={styles['canvas']}
      data-form-factor={formFactor}
      style={landing(incoming, words)}
    >
      {mounted && <GridCells {...geometry} gap={gap} />}
      {mounted && (
        <ReactGridLayout
          width={width}
          layout={items}
          gridConfig={{
            cols: geometry.cols,
            rowHeight: geometry.rowHeight,
            margin: [gap.x, gap.y],
            containerPadding: [padding.x, padding.y],
          }}
          dragConfig={dragConfig}
          resizeConfig={resizeConfig}
          dropConfig={{
            enabled: incoming !== undefined,
            defaultItem: incoming ? { w: Math.min(incoming.size.w, geometry.cols), h: incoming.size.h } : { w: 1, h: 1 },
          }}
          compactor={compactor}
          style={{ minHeight: geometry.height }}
          onDragStart={(_grid, _before, item) => begin(item)}
          onDragStop={finish}
          onResizeStart={(_grid, _before, item) => begin(item)}
          onResize={(_grid, _before, item) => follow(item)}
          onResizeStop={finish}
          onDrop={(_grid, item) => drop(item)}
        >
          {document.placements.map((placement) => (
            <div key={placement.id}>
              <EditCell
                placement={placement.id}
                title={props.titleOf(placement)}
                words={words}
                size={live?.id === placement.id ? live : (keys.layout[placement.id] ?? { w: 1, h: 1 })}
                isPicked={keys.picked === placement.id || live?.id === placement.id}
                onKeyDown={(event) => keys.onKeyDown(placement, event)}
                onLeave={() => keys.release(placement)}
                onRemove={() => props.onRemove(placement)}
                onConfigure={props.onConfigure && (() => props.onConfigure?.(placement))}
              >
                {bodies.get(placement.id)}
              </EditCell>
            </div>
          ))}
        </ReactGridLayout>
      )}
      {/* The drag library would write a style element here, which the content policy refuses; it takes one that is there for its own. */}
      <span id="react-draggable-style-el" hidden />
      <Keys words={words} />
      <p className={styles['said']} role="status" aria-live="assertive">
        {keys.said}
      </p>
    </div>
  )
}

/** Rows of screens that scroll, as tall as the sheet of view mode draws them. */
const scrolledRow: Partial<Record<FormFactor, number>> = { tablet: 72, phone: 48 }

function useGeometry({ formFactor, height }: BoardGridProps, width: number, layout: Layout) {
  return useMemo(() => {
    const cols = gridColumns[formFactor]
    const screen = gridRows[formFactor]
    const fitting = (height - footHeight - 2 * padding.y - gap.y * (screen - 1)) / screen
    const rowHeight = scrolledRow[formFactor] ?? Math.max(46, fitting)
    const rows = scrolledRow[formFactor] === undefined ? Math.max(screen, rowsOf(layout)) : rowsOf(layout) + 2
    const sheet = rows * (rowHeight + gap.y) - gap.y + 2 * padding.y
    return { cols, rows, rowHeight, height: sheet, cellWidth: (width - 2 * padding.x - gap.x * (cols - 1)) / cols }
  }, [formFactor, height, width, layout])
}

/** The drop place names what lands; the library draws it, so the words come by style. */
function landing(incoming: IncomingWidget | undefined, words: GridWords): CSSProperties {
  if (!incoming) return {}
  return {
    '--drop-here': JSON.stringify(words.dropHere),
    '--drop-what': JSON.stringify(`${incoming.title} · ${words.size(incoming.size)}`),
  } as CSSProperties
}

function Keys({ words: { keys } }: { words: GridWords }) {
  return (
    <p className={styles['keys']} aria-hidden="true">
      <kbd>Enter</kbd> {keys.pick} <kbd>← ↑ → ↓</kbd> {keys.move} <kbd>Shift</kbd> {keys.resize} <kbd>Esc</kbd> {keys.cancel}
    </p>
  )
}
