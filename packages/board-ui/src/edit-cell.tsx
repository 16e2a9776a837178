import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Place, Placement } from '@wadah/contracts/board'
import type { GridWords } from './grid-words.ts'
import styles from './board-grid.module.css'

/** Props of {@link EditCell}. */
export interface EditCellProps {
  placement: Placement
  place: Place
  title: string
  words: GridWords
  minSize: { w: number; h: number }
  isPicked: boolean
  onPick(isPicked: boolean): void
  onPlace(place: Place): void
  /** Puts it back where it stood when it was picked up. */
  onRestore(place: Place): void
  onRemove(): void
  onConfigure?: () => void
  children: ReactNode
}

const steps: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** One widget being arranged: a handle for the mouse, keys for everybody. Enter picks it up, arrows move, Shift and arrows resize, Esc puts it back. */
export function EditCell(props: EditCellProps) {
  const { place, minSize, isPicked, words, title } = props
  const pickedAt = useRef<Place>(undefined)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return
    const step = steps[event.key]
    if (event.key === 'Enter' || event.key === ' ') {
      pickedAt.current = isPicked ? undefined : place
      props.onPick(!isPicked)
    } else if (event.key === 'Escape' && isPicked) {
      props.onPick(false)
      if (pickedAt.current) props.onRestore(pickedAt.current)
    } else if (event.key === 'Delete') props.onRemove()
    else if (step && isPicked) {
      const [dx, dy] = step
      if (event.shiftKey) props.onPlace({ ...place, w: Math.max(minSize.w, place.w + dx), h: Math.max(minSize.h, place.h + dy) })
      else props.onPlace({ ...place, x: Math.max(0, place.x + dx), y: Math.max(0, place.y + dy) })
    } else return
    event.preventDefault()
  }

  return (
    <div className={styles['cell']} data-picked={isPicked} tabIndex={0} role="group" aria-label={words.cell(title)} onKeyDown={onKeyDown}>
      <div className={styles['handle']} data-drag-handle>
        <span className={styles['size']}>{words.size(place)}</span>
        {props.onConfigure && (
          <button type="button" className={styles['tool']} onClick={props.onConfigure} aria-label={`${words.configure}: ${title}`}>
            {words.configure}
          </button>
        )}
        <button type="button" className={styles['tool']} onClick={props.onRemove} aria-label={`${words.remove}: ${title}`}>
          {words.remove}
        </button>
      </div>
      <div className={styles['content']} inert>
        {props.children}
      </div>
    </div>
  )
}
