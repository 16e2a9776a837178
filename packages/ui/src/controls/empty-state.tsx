import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  /** What is not there. */
  title: string
  /** The next step, in words. */
  text?: ReactNode
  /** The button that takes it. */
  action?: ReactNode
}

/** An empty screen that teaches the next step. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {action}
    </div>
  )
}
