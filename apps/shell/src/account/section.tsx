import { useId, type ReactNode } from 'react'
import styles from './account.module.css'

/** One matter of the page: what it is at the left, what there is and what may be done at the right. */
export function Section({ title, text, children }: { title: string; text: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={styles['section']} aria-labelledby={heading}>
      <div className={styles['about']}>
        <h2 id={heading}>{title}</h2>
        <p>{text}</p>
      </div>
      <div className={styles['matter']}>{children}</div>
    </section>
  )
}
