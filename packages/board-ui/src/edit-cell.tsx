import type { KeyboardEvent, ReactNode } from 'react'
import type { GridWords } from './grid-words.ts'
import styles from './board-grid.module.css'

/** Props of {@link EditCell}. */
export interface EditCellProps {
  /** Id of the placement, by which a page finds its cell. */
  placement: string
  title: string
  words: GridWords
  /** Its size as it would be if it were let go now. */
  size: { w: number; h: number }
  isPicked: boolean
  onKeyDown(event: KeyboardEvent): void
  /** The keyboard went elsewhere. */
  onLeave(): void
  onRemove(): void
  onConfigure?: (() => void) | undefined
  children: ReactNode
}

/** One widget being arranged: a header to drag it by, its size in words, and what can be done with it. */
export function EditCell(props: EditCellProps) {
  const { words, title } = props
  return (
    <div
      className={styles['cell']}
      data-placement={props.placement}
      data-picked={props.isPicked}
      tabIndex={0}
      role="group"
      aria-label={words.cell(title)}
      onKeyDown={props.onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave()
      }}
    >
      <div className={styles['header']} data-drag-handle>
        <span className={styles['size']}>{words.size(props.size)}</span>
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
