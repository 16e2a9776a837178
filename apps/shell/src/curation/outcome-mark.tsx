import type { CheckOutcome } from '@wadah/contracts/curation'
import styles from './curation.module.css'

const shapes: Record<CheckOutcome, string> = {
  passed: 'M1.5 6.5L4.6 9.6 10.5 2.6',
  noted: 'M6 1.2L11.2 10.6H.8ZM6 4.4v2.8M6 8.2v1.2',
  failed: 'M2 2l8 8M10 2l-8 8',
  'not-run': 'M2 6h8',
}

/** The shape of a check's outcome; the word stands beside it. */
export function OutcomeMark({ outcome }: { outcome: CheckOutcome }) {
  return (
    <svg className={styles['mark']} data-outcome={outcome} viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[outcome]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round" />
    </svg>
  )
}
