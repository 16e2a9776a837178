import styles from './logo.module.css'

/** The mark of Wadah: a vessel. With its name unless `bare`. */
export function Logo({ bare = false }: { bare?: boolean }) {
  return (
    <span className={styles['logo']}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M2 4h16M4 4v7a6 6 0 0 0 12 0V4" fill="none" stroke="currentColor" strokeWidth="2.4" />
        <path d="M7 9h6" stroke="var(--soga)" strokeWidth="2.4" />
      </svg>
      {!bare && 'Wadah'}
    </span>
  )
}
