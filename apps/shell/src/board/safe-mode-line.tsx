import { useTranslation } from 'react-i18next'
import { useSession } from '../session/session.tsx'
import styles from './bars.module.css'

/** One line on every page while the server runs with plugins off: why boards are empty, and how to leave. */
export function SafeModeLine() {
  const { t } = useTranslation()
  const { safeMode } = useSession()
  if (!safeMode) return undefined
  return (
    <p className={styles['safe']} role="status">
      <b>{t('safe.title')}</b> {t('safe.leave')}
    </p>
  )
}
