import type { ReactNode } from 'react'
import styles from './widget-frame.module.css'

/** Title left, OPD right, on one baseline. */
export function FrameHeader({ title, opd, onOpen, actions }: { title: string; opd: string; onOpen?: () => void; actions?: ReactNode }) {
  return (
    <header className={styles['header']}>
      <h3 className={styles['title']} title={title}>
        {onOpen === undefined ? (
          title
        ) : (
          <button type="button" className={styles['open']} onClick={onOpen}>
            {title}
          </button>
        )}
      </h3>
      <span className={styles['opd']}>{opd}</span>
      {actions}
    </header>
  )
}
