import type { MouseEvent } from 'react'
import styles from './tabs.module.css'

/** One board to go to. */
export interface BoardTab {
  id: string
  title: string
  href: string
}

/** Props of {@link BoardTabs}. */
export interface BoardTabsProps {
  label: string
  boards: readonly BoardTab[]
  current: string | undefined
  /** Called on a plain press in place of following the link. */
  onSelect?: (id: string) => void
  /** `bar` (default) in the top bar; `thumb` at the foot of the phone. */
  place?: 'bar' | 'thumb'
}

/** The boards one may open, as links: they can be opened in a new tab and shared. */
export function BoardTabs({ label, boards, current, onSelect, place = 'bar' }: BoardTabsProps) {
  function handleClick(event: MouseEvent, id: string) {
    if (onSelect === undefined || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    onSelect(id)
  }
  return (
    <nav aria-label={label} className={place === 'bar' ? styles['bar'] : styles['thumb']}>
      {boards.map((board) => (
        <a
          key={board.id}
          href={board.href}
          className={styles['link']}
          aria-current={board.id === current ? 'page' : undefined}
          onClick={(event) => handleClick(event, board.id)}
        >
          {board.title}
        </a>
      ))}
    </nav>
  )
}
