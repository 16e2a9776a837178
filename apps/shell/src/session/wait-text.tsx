import { useTranslation } from 'react-i18next'
import styles from './session.module.css'
import { waitParts } from './use-wait.ts'

/** Says how long the next attempt has to wait; nothing when it has not. */
export function WaitText({ seconds }: { seconds: number }) {
  const { t } = useTranslation()
  if (seconds <= 0) return null
  const { unit, count } = waitParts(seconds)
  return (
    <p role="alert" className={styles['wait']}>
      {t('signIn.wait')} {t(`signIn.wait.${unit}`, { count })}
    </p>
  )
}
