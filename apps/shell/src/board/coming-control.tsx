import styles from './bars.module.css'

/** The place of a control whose code is on its way: same size, same words, so nothing moves when it arrives. */
export function ComingControl({ label, value }: { label?: string; value: string }) {
  return (
    <span className={styles['coming']}>
      {label} <b>{value}</b>
    </span>
  )
}
