import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Logo } from '@wadah/ui/logo'
import styles from './session.module.css'

/** While it is not yet known who looks: the mark, and after a moment a sentence. Never a blank page. */
export function StartPage() {
  const { t } = useTranslation()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 2_500)
    return () => clearTimeout(timer)
  }, [])
  return (
    <main className={styles['page']}>
      <Logo />
      <p className={styles['quiet']} role="status">
        {isSlow ? t('start.waiting') : t('start.opening')}
      </p>
    </main>
  )
}
