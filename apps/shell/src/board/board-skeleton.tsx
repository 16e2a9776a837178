import { useTranslation } from 'react-i18next'
import { WaitingMarks } from '@wadah/ui/waiting-marks'
import styles from './bars.module.css'

const slots = 6

/** The sheet before its board is known: ruled places, still, with a sentence for those who hear the page. */
export function BoardSkeleton() {
  const { t } = useTranslation()
  return (
    <main className={styles['skeleton']} aria-busy="true" aria-label={t('board.opening')}>
      {Array.from({ length: slots }, (_, index) => (
        <span key={index}>
          <WaitingMarks />
        </span>
      ))}
    </main>
  )
}
