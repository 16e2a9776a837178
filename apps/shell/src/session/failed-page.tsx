import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@wadah/ui/button'
import styles from './session.module.css'

/** A wall has nobody who presses. */
const tryAgainMs = 30_000

/** What is said where the shell itself failed; it tries again by itself. Draws nothing of the shell, which may be what failed. */
export function FailedPage() {
  const { t } = useTranslation()
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), tryAgainMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className={styles['page']} role="alert">
      <h1 className={styles['title']}>{t('failed.title')}</h1>
      <p className={styles['quiet']}>{t('failed.text')}</p>
      <Button kind="primary" onPress={() => location.reload()}>
        {t('failed.again')}
      </Button>
    </main>
  )
}
